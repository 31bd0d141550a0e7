#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The console's sounds are what the script makes, short, small and different in rhythm; the program that plays them says when it cannot.

usage: tst_sounds.py SOURCE_DIR PLAYER
"""
import array
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import wave

SOURCE, PLAYER = pathlib.Path(sys.argv[1]), sys.argv[2]
SOUNDS = SOURCE / "resources" / "sounds"


def rhythm(path):
    """Loud or silent in steps of 10 ms."""
    with wave.open(str(path)) as file:
        line = array.array("h", file.readframes(file.getnframes()))
    step = 441
    return "".join("#" if max(map(abs, line[i:i + step])) > 900 else "." for i in range(0, len(line) - step, step))


class SoundsTest(unittest.TestCase):
    def test_they_are_what_the_script_makes(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, SOUNDS / "make_sounds.py", folder], check=True)
            made = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
        self.assertEqual(made, {path.name: path.read_bytes() for path in SOUNDS.glob("*.wav")})

    def test_they_are_small_and_of_one_form(self):
        for path in SOUNDS.glob("*.wav"):
            with wave.open(str(path)) as file:
                self.assertEqual((file.getnchannels(), file.getsampwidth(), file.getframerate()), (1, 2, 44100), path.name)
            self.assertLess(path.stat().st_size, 60 * 1024, path.name)

    def test_no_rhythm_is_anothers(self):
        rhythms = {path.name: rhythm(path) for path in SOUNDS.glob("*.wav")}
        self.assertEqual(len(set(rhythms.values())), len(rhythms), rhythms)

    def test_they_are_all_in_the_program(self):
        listed = (SOUNDS / "sounds.qrc").read_text()
        for path in SOUNDS.glob("*.wav"):
            self.assertIn(f"<file>{path.name}</file>", listed)

    def test_without_a_device_the_player_says_so(self):
        environment = dict(os.environ, PULSE_SERVER="unix:/nonexistent/socket")
        ended = subprocess.run([PLAYER], env=environment, stdin=subprocess.PIPE, capture_output=True, timeout=30)
        self.assertEqual((ended.returncode, ended.stdout), (3, b""))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
