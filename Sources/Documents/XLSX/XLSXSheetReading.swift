/// What may still be read of a workbook.
struct XLSXBudget {
    let limits: XLSXLimits
    var cells: Int
    var text: Int

    init(_ limits: XLSXLimits) {
        (self.limits, cells, text) = (limits, limits.cells, limits.text)
    }

    mutating func take(cells count: Int) throws(XLSXRefusal) {
        cells -= count
        guard cells >= 0 else { throw .tooManyCells(limit: limits.cells) }
    }

    mutating func take(_ value: XLSXValue, at place: XLSXPlace, in sheet: String) throws(XLSXRefusal) {
        guard case .text(let words) = value else { return }
        guard words.utf16.count <= limits.cellLength else {
            throw .cellTooLong(sheet: sheet, cell: place.words, limit: limits.cellLength)
        }
        text -= words.utf8.count
        guard text >= 0 else { throw .tooMuchText(limit: limits.text) }
    }
}

/// Reads the cells of one sheet, from top to bottom.
struct XLSXSheetReading: XMLListener {
    private(set) var rows: [XLSXWorkbook.Row] = []
    private(set) var merges: [XLSXMerge] = []
    private(set) var budget: XLSXBudget

    private let sheet: String
    private let part: String
    private let values: XLSXValues
    private var number = 0
    private var column = -1
    private var filled: [XLSXValue] = []
    private var cell: XLSXRawCell?
    private var isValue = false

    init(_ sheet: String, part: String, _ values: XLSXValues, within budget: XLSXBudget) {
        (self.sheet, self.part, self.values, self.budget) = (sheet, part, values, budget)
    }

    mutating func opened(_ name: String, _ attributes: [String: String]) throws(XLSXRefusal) {
        switch name {
        case "row": try startRow(attributes["r"])
        case "c": try startCell(attributes)
        case "v": isValue = cell != nil
        case "f": cell?.hasFormula = true
        case "mergeCell": try addMerge(attributes["ref"] ?? "")
        default: cell?.runs.opened(name)
        }
    }

    mutating func heard(_ text: String) {
        guard isValue else { cell?.runs.heard(text); return }
        if let length = cell?.number.utf8.count, length <= XLSXRuns.most { cell?.number += text }
    }

    mutating func closed(_ name: String) throws(XLSXRefusal) {
        switch name {
        case "row": try endRow()
        case "c": try endCell()
        case "v": isValue = false
        default: cell?.runs.closed(name)
        }
    }

    private mutating func startRow(_ words: String?) throws(XLSXRefusal) {
        let next = words.map { Int($0) ?? 0 } ?? number + 1
        guard next > number, next <= 1_048_576 else { throw .corrupt(part: part) }
        (number, column, filled) = (next, -1, [])
    }

    private mutating func endRow() throws(XLSXRefusal) {
        guard !filled.isEmpty else { return }
        rows.append(XLSXWorkbook.Row(number: number, values: filled))
        filled = []
    }

    private mutating func startCell(_ attributes: [String: String]) throws(XLSXRefusal) {
        let place = attributes["r"].map { XLSXPlace($0) } ?? XLSXPlace(row: number, column: column + 1)
        guard let place, place.row == number, place.column > column else { throw .corrupt(part: part) }
        column = place.column
        let style = attributes["s"].flatMap { Int($0) } ?? 0
        cell = XLSXRawCell(place: place, type: attributes["t"] ?? "n", style: style)
    }

    private mutating func endCell() throws(XLSXRefusal) {
        guard let raw = cell else { return }
        cell = nil
        let place = raw.place
        guard let value = values.value(of: raw) else { throw .corrupt(part: part) }
        guard value != .blank else { return }
        guard place.column < budget.limits.columns else {
            throw .tooManyColumns(sheet: sheet, row: number, limit: budget.limits.columns)
        }
        try budget.take(value, at: place, in: sheet)
        let blanks = place.column - filled.count
        try budget.take(cells: blanks + 1)
        filled += repeatElement(.blank, count: blanks) + [value]
    }

    private mutating func addMerge(_ words: String) throws(XLSXRefusal) {
        guard let merge = XLSXMerge(words) else { throw .corrupt(part: part) }
        merges.append(merge)
    }
}

// Merged cells

extension XLSXSheetReading {
    /// The rows as people see them: of merged cells only the first has a value, whatever the file keeps
    /// under the others.
    mutating func shownRows() throws(XLSXRefusal) -> [XLSXWorkbook.Row] {
        var shown = rows
        for merge in merges {
            var index = shown.partitioningIndex { $0.number >= merge.first.row }
            while index < shown.count, shown[index].number <= merge.last.row {
                // Every cell looked at counts, or cells merged over and over would cost without end.
                try budget.take(cells: 1 + shown[index].clear(under: merge))
                index += 1
            }
        }
        return shown.filter { row in row.values.contains { $0 != .blank } }
    }
}

extension XLSXWorkbook.Row {
    /// - Returns: how many cells were looked at.
    fileprivate mutating func clear(under merge: XLSXMerge) -> Int {
        let columns = (merge.first.column...merge.last.column).clamped(to: 0...max(values.count - 1, 0))
        guard merge.first.column < values.count else { return 0 }
        for column in columns where number > merge.first.row || column > merge.first.column {
            values[column] = .blank
        }
        return columns.count
    }
}

extension Array {
    /// The first index from which on `belongs` holds, which it does for all later ones.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
