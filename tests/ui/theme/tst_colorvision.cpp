// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themecolors.h"

#include <QTest>

#include <array>
#include <cmath>
#include <numbers>

using namespace noc;
using namespace Qt::StringLiterals;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// What an eye that lacks one kind of cones sees, on linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.0.
constexpr Matrix kUsual {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtanopia {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanopia {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

// sRGB (D65) to XYZ.
constexpr Matrix kToXyz {{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
constexpr Triple kWhite {0.95047, 1.0, 1.08883};

// Just noticeable side by side is 1; marks that stand rows apart need several times that. Shape and word are there besides.
constexpr double kApart = 5.0;

Triple times(const Matrix &matrix, const Triple &v)
{
    Triple result {};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    return result;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

//! CIELAB of what that eye sees.
Triple lab(const QColor &color, const Matrix &eye)
{
    Triple rgb = times(eye, {linear(color.redF()), linear(color.greenF()), linear(color.blueF())});
    for (double &channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    Triple xyz = times(kToXyz, rgb);
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = xyz[i] / kWhite[i];
        xyz[i] = t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double degrees(double radians)
{
    return radians * 180 / std::numbers::pi;
}

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

//! CIEDE2000, as in Sharma, Wu and Dalal 2005.
double difference(const Triple &one, const Triple &other)
{
    const double meanChroma = (std::hypot(one[1], one[2]) + std::hypot(other[1], other[2])) / 2;
    const auto seventh = [](double chroma) { return std::sqrt(std::pow(chroma, 7) / (std::pow(chroma, 7) + std::pow(25.0, 7))); };
    const double stretch = 1 + 0.5 * (1 - seventh(meanChroma));
    const double a1 = one[1] * stretch, a2 = other[1] * stretch;
    const double c1 = std::hypot(a1, one[2]), c2 = std::hypot(a2, other[2]);
    const auto hue = [](double a, double b) {
        const double angle = a == 0 && b == 0 ? 0 : degrees(std::atan2(b, a));
        return angle < 0 ? angle + 360 : angle;
    };
    const double h1 = hue(a1, one[2]), h2 = hue(a2, other[2]);
    const bool grey = c1 * c2 == 0;
    double turn = grey ? 0 : h2 - h1;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    double meanHue = h1 + h2;
    if (!grey)
        meanHue = (std::abs(h1 - h2) <= 180 ? meanHue : meanHue < 360 ? meanHue + 360 : meanHue - 360) / 2;

    const double lightness = (one[0] + other[0]) / 2 - 50;
    const double chroma = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos(radians(meanHue - 30)) + 0.24 * std::cos(radians(2 * meanHue))
        + 0.32 * std::cos(radians(3 * meanHue + 6)) - 0.20 * std::cos(radians(4 * meanHue - 63));
    const double dl = (other[0] - one[0]) / (1 + 0.015 * lightness * lightness / std::sqrt(20 + lightness * lightness));
    const double dc = (c2 - c1) / (1 + 0.045 * chroma);
    const double dh = 2 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2)) / (1 + 0.015 * chroma * t);
    const double rotation = -std::sin(radians(60 * std::exp(-std::pow((meanHue - 275) / 25, 2)))) * 2 * seventh(chroma);
    return std::sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
}

} // namespace

class TestColorVision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownDifferences();
    void severitiesStayApart_data();
    void severitiesStayApart();
};

void TestColorVision::knownDifferences()
{
    // From the table of test pairs of Sharma, Wu and Dalal.
    QVERIFY(std::abs(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}) - 2.0425) < 1e-4);
    QVERIFY(std::abs(difference({50, 2.5, 0}, {73, 25, -18}) - 27.1492) < 1e-4);
    QVERIFY(std::abs(difference({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}) - 0.9082) < 1e-4);
}

void TestColorVision::severitiesStayApart_data()
{
    QTest::addColumn<const ThemeColors *>("colors");
    QTest::addColumn<const Matrix *>("eye");
    for (const auto &[theme, colors] :
         {std::pair("dark", &darkColors()), std::pair("light", &lightColors()),
          std::pair("high contrast", &highContrastColors())}) {
        for (const auto &[name, eye] :
             {std::pair("usual", &kUsual), std::pair("protanopia", &kProtanopia), std::pair("deuteranopia", &kDeuteranopia),
              std::pair("tritanopia", &kTritanopia)})
            QTest::addRow("%s, %s", theme, name) << colors << eye;
    }
}

void TestColorVision::severitiesStayApart()
{
    QFETCH(const ThemeColors *, colors);
    QFETCH(const Matrix *, eye);
    const std::array severities = {colors->critical, colors->high, colors->medium, colors->low, colors->info};
    for (std::size_t i = 0; i < severities.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double apart = difference(lab(severities[i], *eye), lab(severities[j], *eye));
            QVERIFY2(apart >= kApart, qPrintable(u"%1 and %2: %3"_s.arg(severities[i].name(), severities[j].name()).arg(apart)));
        }
    }
}

QTEST_GUILESS_MAIN(TestColorVision)
#include "tst_colorvision.moc"
