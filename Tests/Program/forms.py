"""XLSForm workbooks, made with openpyxl as somebody makes them in a spreadsheet."""
import io
import struct
import zipfile

import openpyxl

SETTINGS = [["form_title", "form_id", "version"], ["Visits", "visits", 3]]
CHOICES = [["list_name", "name", "label"], ["place", "near", "Near"], ["place", "far", "Far"]]


def workbook(survey, choices=CHOICES, settings=SETTINGS, **more):
    """The bytes of a workbook; a sheet that is None is left out."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in {"survey": survey, "choices": choices, "settings": settings, **more}.items():
        if rows is None:
            continue
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book):
    book.save(out := io.BytesIO())
    return out.getvalue()


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts):
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def bomb(content):
    """A workbook whose first sheet unpacks to 150 million bytes."""
    parts = parts_of(content)
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</worksheet>", b" " * 150_000_000 + b"</worksheet>")
    return packed(parts)


def laughs(content):
    """A workbook whose first sheet defines entities that grow tenfold eleven times."""
    parts = parts_of(content)
    entities = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12))
    parts["xl/worksheets/sheet1.xml"] = (
        f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{entities}]>'
        '<worksheet><sheetData><row><c t="inlineStr"><is><t>&l11;</t></is></c></row></sheetData></worksheet>')
    return packed(parts)


def locked():
    """A compound file with the two streams in which Office keeps a workbook that has a password."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", 0) + struct.pack("<108I", *[free] * 108)

    def entry(name, kind, child):
        text = name.encode("utf-16-le") + bytes(2)
        links = struct.pack("<BB3I", kind, 1, free, free, child)
        return text.ljust(64, b"\0") + struct.pack("<H", len(text)) + links + bytes(36) + struct.pack("<IQ", end, 0)

    names = [("Root Entry", 5, 1), ("EncryptionInfo", 2, free), ("EncryptedPackage", 2, free), ("", 0, free)]
    directory = b"".join(entry(*name) for name in names)
    table = struct.pack("<128I", fat, end, *[free] * 126)
    return header + table + directory
