# SPDX-License-Identifier: GPL-3.0-or-later
"""The pixels of a display that with-display started, read where its server keeps them."""
import struct
import zlib


class Screen:
    """The server's memory, which is a file in the format of xwd: a header, a colour map, then rows of pixels."""

    def __init__(self, path):
        self.path = path
        header = struct.unpack(">25I", path.read_bytes()[:100])
        self.width, self.height, self.stride = header[4], header[5], header[12]
        self.start = header[0] + header[19] * 12

    def pixels(self):
        with open(self.path, "rb") as memory:
            memory.seek(self.start)
            return memory.read(self.stride * self.height)

    def save_png(self, path, x, y, width, height):
        pixels, rows = self.pixels(), []
        for line in range(y, y + height):
            row = pixels[line * self.stride + x * 4: line * self.stride + (x + width) * 4]
            colours = bytearray(width * 3)
            colours[0::3], colours[1::3], colours[2::3] = row[2::4], row[1::4], row[0::4]
            rows.append(b"\0" + bytes(colours))
        header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
        data = zlib.compress(b"".join(rows), 9)
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
