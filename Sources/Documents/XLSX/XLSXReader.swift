extension XLSXWorkbook {
    /// Reads a workbook without ever trusting what it says of its own size.
    ///
    /// - Parameter bytes: Of a whole `.xlsx` file (ECMA-376).
    package init(_ bytes: [UInt8], limits: XLSXLimits = XLSXLimits()) throws(XLSXRefusal) {
        guard bytes.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
        if let other = XLSXOtherFile.refusal(of: bytes) { throw other }
        sheets = try XLSXReader(bytes, limits).sheets()
    }
}

/// Finds its way through the parts of a workbook.
private struct XLSXReader {
    private let limits: XLSXLimits
    private let archive: ZIPArchive

    init(_ bytes: [UInt8], _ limits: XLSXLimits) throws(XLSXRefusal) {
        self.limits = limits
        do throws(ZIPRefusal) {
            archive = try ZIPArchive(bytes, limits: limits.archive)
        } catch {
            throw XLSXRefusal(error, part: nil)
        }
    }

    func sheets() throws(XLSXRefusal) -> [XLSXWorkbook.Sheet] {
        let book = try relations(of: "")?.target(of: "officeDocument")
        guard let book, book.hasSuffix(".xml") else { throw .notAWorkbook }
        guard let contents = try read(book, into: XLSXContents()) else { throw .corrupt(part: book) }
        let relations = try relations(of: book)
        guard let relations, !contents.sheets.isEmpty else { throw .notAWorkbook }
        guard contents.sheets.count <= limits.sheets else { throw .tooManySheets(limit: limits.sheets) }

        let values = try values(relations, contents)
        var budget = XLSXBudget(limits)
        var sheets: [XLSXWorkbook.Sheet] = []
        for (name, id) in contents.sheets {
            guard let relation = relations.relations[id] else { throw .corrupt(part: book) }
            // A chart on a sheet of its own has no cells.
            guard relation.kind == "worksheet" else { continue }
            sheets.append(try sheet(name, at: relation.target, values, &budget))
        }
        return sheets
    }

    private func sheet(
        _ name: String, at part: String, _ values: XLSXValues, _ budget: inout XLSXBudget
    ) throws(XLSXRefusal) -> XLSXWorkbook.Sheet {
        let start = XLSXSheetReading(name, part: part, values, within: budget)
        guard var reading = try read(part, into: start) else { throw .corrupt(part: part) }
        let rows = try reading.shownRows()
        budget = reading.budget
        return XLSXWorkbook.Sheet(name: name, rows: rows)
    }

    private func values(_ relations: XLSXRelations, _ contents: XLSXContents) throws(XLSXRefusal) -> XLSXValues {
        XLSXValues(
            strings: try shared("sharedStrings", relations, into: XLSXSharedStrings(limits)).strings,
            styles: try shared("styles", relations, into: XLSXStyles()),
            countsFrom1904: contents.countsFrom1904)
    }

    private func shared<Listener: XMLListener>(
        _ kind: String, _ relations: XLSXRelations, into listener: Listener
    ) throws(XLSXRefusal) -> Listener {
        guard let part = relations.target(of: kind) else { return listener }
        guard let heard = try read(part, into: listener) else { throw .corrupt(part: part) }
        return heard
    }

    private func relations(of part: String) throws(XLSXRefusal) -> XLSXRelations? {
        try read(XLSXRelations.part(of: part), into: XLSXRelations(of: part))
    }

    /// nil when the workbook has no such part.
    private func read<Listener: XMLListener>(
        _ part: String, into listener: Listener
    ) throws(XLSXRefusal) -> Listener? {
        let bytes: [UInt8]?
        do throws(ZIPRefusal) {
            bytes = try archive.contents(of: part)
        } catch {
            throw XLSXRefusal(error, part: part)
        }
        guard let bytes else { return nil }
        return try XMLPart.read(bytes, named: part, limits, into: listener)
    }
}

/// Tells files apart that are taken for workbooks.
enum XLSXOtherFile {
    private static let oldOffice: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// nil for what may be a workbook: it begins like a ZIP archive.
    static func refusal(of bytes: [UInt8]) -> XLSXRefusal? {
        if bytes.isEmpty { return .empty }
        if bytes.starts(with: Array("PK".utf8)) { return nil }
        if bytes.starts(with: oldOffice) { return isEncrypted(bytes) ? .passwordProtected : .oldWorkbook }
        return isText(bytes) ? .text : .notAWorkbook
    }

    /// Office keeps an encrypted workbook in a stream of this name (MS-OFFCRYPTO 2.3.1), in UTF-16.
    private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return bytes.indices.contains { bytes[$0...].starts(with: name) }
    }

    private static func isText(_ bytes: [UInt8]) -> Bool {
        !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    }
}
