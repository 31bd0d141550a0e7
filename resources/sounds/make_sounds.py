#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the console's sounds anew, the same bytes each time: WAV, 16 bit, mono, 44.1 kHz.

After the idea of IEC 60601-1-8: the more pulses in a burst and the shorter the pauses, the more urgent. Each sound has a rhythm of its own
beside its pitch, so that those who do not hear a pitch, and loudspeakers that do not give one, still tell them apart. Four harmonics, since a
bare sine is hard to find in a room and hard on the ear.

usage: make_sounds.py [FOLDER]
"""
import math
import pathlib
import struct
import sys
import wave

RATE = 44_100
PEAK = 0.5  # leaves room: how loud it is, the operator says
HARMONICS = ((1, 1.0), (2, 0.45), (3, 0.22), (4, 0.10))

# Name: pulses of (begin in seconds, length in seconds, pitch in hertz, loudness).
SOUNDS = {
    # Three and two, high and hard: nothing else sounds twice in a burst.
    "critical": [(0.00, 0.085, 988, 1.0), (0.11, 0.085, 988, 1.0), (0.22, 0.085, 1319, 1.0), (0.41, 0.085, 1319, 1.0), (0.52, 0.12, 1319, 1.0)],
    # Three even ones, rising.
    "high": [(0.00, 0.13, 659, 0.9), (0.20, 0.13, 784, 0.9), (0.40, 0.20, 988, 0.9)],
    # Two, the second lower.
    "medium": [(0.00, 0.18, 659, 0.8), (0.30, 0.24, 523, 0.8)],
    # One, long and soft.
    "low": [(0.00, 0.45, 440, 0.6)],
    # One, short and soft.
    "info": [(0.00, 0.12, 784, 0.45)],
    # Falling, each longer than the one before: something runs down.
    "connection-lost": [(0.00, 0.09, 784, 0.9), (0.14, 0.13, 587, 0.9), (0.32, 0.30, 392, 0.9)],
    # Up and down, as no alarm does.
    "test": [(0.00, 0.10, 523, 0.8), (0.12, 0.10, 659, 0.8), (0.24, 0.10, 784, 0.8), (0.36, 0.10, 659, 0.8), (0.48, 0.16, 523, 0.8)],
}


def pulse(length, pitch):
    """One pulse: a quick but not hard beginning, then fading like a struck bar."""
    count = round(length * RATE)
    rise, fall = 0.008 * RATE, 0.030 * RATE
    for i in range(count):
        envelope = min(1.0, i / rise) * min(1.0, (count - i) / fall) * math.exp(-2.2 * i / count)
        yield envelope * sum(share * math.sin(2 * math.pi * pitch * number * i / RATE) for number, share in HARMONICS)


def samples(pulses):
    end = max(begin + length for begin, length, _, _ in pulses)
    line = [0.0] * (round(end * RATE) + 1)
    for begin, length, pitch, loudness in pulses:
        first = round(begin * RATE)
        for i, value in enumerate(pulse(length, pitch)):
            line[first + i] += loudness * value
    top = sum(share for _, share in HARMONICS)
    return [max(-32767, min(32767, round(32767 * PEAK * value / top * 1.6))) for value in line]


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    for name, pulses in SOUNDS.items():
        line = samples(pulses)
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(line)}h", *line))


if __name__ == "__main__":
    main()
