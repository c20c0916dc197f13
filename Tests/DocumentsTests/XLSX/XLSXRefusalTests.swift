import Documents
import Foundation
import Testing

/// Files that are not workbooks, or not such as anybody means well with.
@Suite struct XLSXOtherFileTests {
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    @Test(arguments: [
        ([], XLSXRefusal.empty), (Array("type,name\ntext,a\n".utf8), .text), ([0, 1, 2, 255], .notAWorkbook),
        (Array("%PDF-1.7\u{0}".utf8), .notAWorkbook), (compound, .oldWorkbook),
        (compound + [7, 7] + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }, .passwordProtected),
        (Array("PK".utf8), .notAWorkbook), (Array("PK\u{3}\u{4}but no more".utf8), .corrupt(part: nil)),
    ])
    func anotherFileIsToldApart(bytes: [UInt8], refusal: XLSXRefusal) {
        #expect(throws: refusal) { try XLSXWorkbook(bytes) }
    }

    @Test func aFileOverTheLimitIsNotLookedAt() {
        var limits = XLSXLimits()
        limits.bytes = 3
        #expect(throws: XLSXRefusal.tooLarge(limit: 3)) { try XLSXWorkbook(Array("PK34".utf8), limits: limits) }
    }
}

@Suite(.enabled(if: WorkbookReader.python != nil, WorkbookReader.reason))
struct XLSXRefusalTests {
    private static let sheet = "xl/worksheets/sheet1.xml"

    private func refusal(_ bytes: [UInt8], _ limits: XLSXLimits = XLSXLimits()) -> XLSXRefusal? {
        do {
            _ = try XLSXWorkbook(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("parts = {'a.txt': 'hello'}", XLSXRefusal.notAWorkbook),
        (
            "parts['_rels/.rels'] = relations(('officeDocument', 'word/document.xml'))",
            .corrupt(part: "word/document.xml")
        ),
        ("parts['_rels/.rels'] = relations(('officeDocument', 'xl/workbook.bin'))", .notAWorkbook),
        ("parts['xl/workbook.xml'] = '<workbook><sheets/></workbook>'", .notAWorkbook),
        ("del parts['xl/workbook.xml']", .corrupt(part: "xl/workbook.xml")),
        ("del parts['xl/worksheets/sheet1.xml']", .corrupt(part: sheet)),
        ("parts['xl/worksheets/sheet1.xml'] = '<worksheet><sheetData>'", .corrupt(part: sheet)),
        ("parts['xl/worksheets/sheet1.xml'] = ''", .corrupt(part: sheet)),
        ("parts['xl/worksheets/sheet1.xml'] = '<a>' * 200 + '</a>' * 200", .corrupt(part: sheet)),
        ("parts['../../evil.txt'] = 'x'", .corrupt(part: nil)),
        ("parts['/etc/evil'] = 'x'", .corrupt(part: nil)),
        ("parts['xl\\\\..\\\\..\\\\evil'] = 'x'", .corrupt(part: nil)),
        ("parts['XL/Workbook.xml'] = parts['xl/workbook.xml']", .corrupt(part: nil)),
        (
            "parts['xl/_rels/workbook.xml.rels'] = relations(('worksheet', '../../../../etc/passwd'))",
            .corrupt(part: "etc/passwd")
        ),
        (
            "parts['xl/_rels/workbook.xml.rels'] = relations(('worksheet', 'x\" TargetMode=\"External'))",
            .corrupt(part: "xl/workbook.xml")
        ),
    ])
    func anArchiveThatIsNoWholeWorkbookIsRefused(script: String, expected: XLSXRefusal) throws {
        #expect(try refusal(WorkbookMaker.parts(changedBy: script)) == expected)
    }

    @Test(arguments: [
        "<row r='0'/>", "<row r='x'/>", "<row r='2'/><row r='2'/>", "<row r='1048577'/>",
        "<row><c r='A2'><v>1</v></c></row>", "<row><c r='B1'/><c r='A1'/></row>", "<row><c r='A1'/><c r='A1'/></row>",
        "<row><c><v>one</v></c></row>", "<row><c><v>nan</v></c></row>", "<row><c><v>1e999</v></c></row>",
        "<row><c t='s'><v>0</v></c></row>", "<row><c t='s'><v>-1</v></c></row>", "<row><c t='b'><v>2</v></c></row>",
        "<row><c t='what'><v>2</v></c></row>", "<mergeCells><mergeCell ref='B2:A1'/></mergeCells>",
        "<row><c><v>&undefined;</v></c></row>",
    ])
    func cellsThatCannotBeAreRefused(cells: String) throws {
        #expect(try refusal(WorkbookMaker.parts(cells: cells)) == .corrupt(part: Self.sheet))
    }

    @Test func entitiesThatGrowWithoutBoundsAreRefused() throws {
        let script = #"""
            laughs = "".join(f'<!ENTITY l{i} "{"&l%d;" % (i - 1) * 10}">' for i in range(1, 12))
            parts["xl/worksheets/sheet1.xml"] = (
                f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><worksheet><sheetData><row><c><v>&l11;</v></c></row>'
                '</sheetData></worksheet>')
            """#
        #expect(try refusal(WorkbookMaker.parts(changedBy: script)) == .definesEntities(part: Self.sheet))
    }

    @Test(arguments: ["utf-16", "utf-7", "utf-16-be", "iso-8859-1"])
    func anEncodingThatCouldHideAnEntityIsRefused(encoding: String) throws {
        let script = """
            text = '<?xml version="1.0" encoding="\(encoding)"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            parts["xl/worksheets/sheet1.xml"] = (text + '<worksheet/>').encode("\(encoding)")
            """
        #expect(try refusal(WorkbookMaker.parts(changedBy: script)) == .corrupt(part: Self.sheet))
    }
}

@Suite(.enabled(if: WorkbookReader.python != nil, WorkbookReader.reason))
struct XLSXLimitTests {
    private static let sheet = "xl/worksheets/sheet1.xml"

    private func refusal(_ bytes: [UInt8], _ limits: XLSXLimits = XLSXLimits()) -> XLSXRefusal? {
        do {
            _ = try XLSXWorkbook(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    /// 150 million spaces in less than a million bytes.
    @Test func aBombIsNotUnpacked() throws {
        let script = "parts['xl/worksheets/sheet1.xml'] = '<worksheet>' + ' ' * 150_000_000 + '</worksheet>'"
        let bytes = try WorkbookMaker.parts(changedBy: script)
        #expect(bytes.count < 1_000_000)
        #expect(refusal(bytes) == .unpacksTooLarge(limit: 100_000_000))
    }

    /// The directory says ten bytes; more than that comes out.
    @Test func aBombThatHidesItsSizeIsNotUnpacked() throws {
        var bytes = try WorkbookMaker.parts(
            changedBy: "parts['xl/worksheets/sheet1.xml'] = '<worksheet>' + ' ' * 5_000_000 + '</worksheet>'")
        let size = withUnsafeBytes(of: UInt32(5_000_023).littleEndian) { Array($0) }
        for index in bytes.indices.dropLast(3) where Array(bytes[index..<index + 4]) == size {
            bytes.replaceSubrange(index..<index + 4, with: [10, 0, 0, 0])
        }
        var limits = XLSXLimits()
        limits.archive.unpacked = 1_000_000
        let found = refusal(bytes, limits)
        #expect(found == .corrupt(part: Self.sheet) || found == .unpacksTooLarge(limit: 1_000_000))
    }

    @Test func aGoodDealOfPlainRowsIsNoBomb() throws {
        let script = """
            for number in range(1, 20_001):
                sheet.append(["the same words again and again", 0, 0, 0])
            """
        let book = try XLSXWorkbook(WorkbookMaker.openpyxl(script))
        #expect(book.sheets.first?.rows.count == 20_000)
    }

    @Test func aPartThatNeedsAPasswordIsRefused() throws {
        var bytes = try WorkbookMaker.parts()
        for index in bytes.indices.dropLast(10) where bytes[index..<index + 4].elementsEqual([0x50, 0x4B, 1, 2]) {
            bytes[index + 8] |= 1
        }
        for index in bytes.indices.dropLast(10) where bytes[index..<index + 4].elementsEqual([0x50, 0x4B, 3, 4]) {
            bytes[index + 6] |= 1
        }
        #expect(refusal(bytes) == .passwordProtected)
    }

    @Test(arguments: [
        ("limits", XLSXRefusal.tooManyParts(limit: 3)), ("sheets", .tooManySheets(limit: 1)),
        ("cells", .tooManyCells(limit: 5)), ("columns", .tooManyColumns(sheet: "One", row: 2, limit: 4)),
        ("length", .cellTooLong(sheet: "One", cell: "A1", limit: 3)), ("text", .tooMuchText(limit: 5)),
        ("unpacked", .unpacksTooLarge(limit: 500)),
        ("elements", .tooManyCells(limit: 500_000)),
    ])
    func eachLimitHolds(name: String, expected: XLSXRefusal) throws {
        var limits = XLSXLimits()
        switch name {
        case "limits": limits.archive.entries = 3
        case "sheets": limits.sheets = 1
        case "cells": limits.cells = 5
        case "columns": limits.columns = 4
        case "length": limits.cellLength = 3
        case "text": limits.text = 5
        case "elements": limits.elements = 10
        default: limits.archive.unpacked = 500
        }
        let script = """
            book.title = sheet.title = 'One'
            sheet['A1'] = 'four'
            sheet['E2'] = 'four'
            book.create_sheet('Two')
            """
        #expect(try refusal(WorkbookMaker.openpyxl(script), limits) == expected)
    }

    /// 1,048,576 rows merged a thousand times over are looked at once at most.
    @Test func cellsMergedOverAndOverDoNotCostWithoutEnd() throws {
        let merges = String(repeating: "<mergeCell ref='A1:Z1048576'/>", count: 100)
        let cells = String(repeating: "<row><c><v>1</v></c></row>", count: 1_000)
        let script =
            "parts['xl/worksheets/sheet1.xml'] = parts['xl/worksheets/sheet1.xml'].replace('</sheetData>', "
            + "\"</sheetData><mergeCells>\(merges)</mergeCells>\")"
        var limits = XLSXLimits()
        limits.cells = 10_000
        #expect(
            try refusal(WorkbookMaker.parts(cells: cells, changedBy: script), limits) == .tooManyCells(limit: 10_000))
    }
}
