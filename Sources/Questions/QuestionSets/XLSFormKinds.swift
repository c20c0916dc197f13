import Domain

/// Says how rows are answered.
struct XLSFormKinds {
    /// A kind, and the ids of its choices by the names they have in the workbook.
    struct Found {
        let kind: QuestionKind
        var names: [String: String]?
    }

    var choices: XLSFormChoices
    let index: XLSFormIndex
    let words: XLSFormWords

    static let usualEndings = ["pdf", "doc", "docx", "xls", "xlsx", "odt", "ods", "jpg", "jpeg", "png", "heic"]
    static let pictureEndings = ["jpg", "jpeg", "png", "heic"]
    static let usualMegabytes = 5

    var findings: XLSFormFindings { words.findings }

    mutating func kind(of row: XLSFormRow, _ type: XLSFormType) -> Found? {
        var given = XLSFormParameters(row, "parameters", findings)
        var own = XLSFormParameters(row, "sightline::parameters", findings)
        guard isKnownKind(row, type) else { return nil }
        checkColumns(row, type)
        let found = kind(of: row, type, &given, &own)
        guard found != nil else { return nil }
        own.finish()
        if type.name == "range" { given.finish() } else { note(given, row) }
        noteLooks(row, type)
        return found
    }

    private func note(_ given: XLSFormParameters, _ row: XLSFormRow) {
        if !given.isEmpty { findings.note(row, "parameters", "How the question looks is not taken over") }
    }

    private static let looksHeld = [
        "text": ["multiline"], "image": ["signature"], "select_one": ["label", "list", "list-nolabel"],
    ]

    private func noteLooks(_ row: XLSFormRow, _ type: XLSFormType) {
        let looks = row["appearance"].lowercased().split(separator: " ").map(String.init)
        let held = Self.looksHeld[type.name] ?? []
        if looks.contains(where: { !held.contains($0) }) {
            findings.note(row, "appearance", "How the question looks is not taken over")
        }
    }

    /// Columns that only some types have a use for.
    private static let columns: [String: Set<String>] = [
        "sightline::unit": ["integer", "decimal", "range"], "sightline::low": ["range"], "sightline::high": ["range"],
        "body::accept": ["file"],
    ]

    private func checkColumns(_ row: XLSFormRow, _ type: XLSFormType) {
        for (column, types) in Self.columns.sorted(by: { $0.key < $1.key }) where !types.contains(type.name) {
            refuse(column, of: row, "A question of type \(type.name) can not have this")
        }
        guard type.name == "range" else { return }
        let isRating = row["sightline::kind"] == "rating"
        for column in isRating ? ["sightline::unit"] : ["sightline::low", "sightline::high"] {
            refuse(column, of: row, isRating ? "A rating can not have this" : "Only a rating can have this")
        }
    }

    func refuse(_ column: String, of row: XLSFormRow, _ reason: String) {
        if row.has(column) { findings.refuse(row, column, reason) }
    }

    private static let ownKinds = ["rating": "range", "agree-scale": "select_one", "yes-partly-no": "select_one"]

    private func isKnownKind(_ row: XLSFormRow, _ type: XLSFormType) -> Bool {
        let kind = row["sightline::kind"]
        if kind.isEmpty || Self.ownKinds[kind] == type.name { return true }
        findings.refuse(
            row, "sightline::kind", "“\(kind.prefix(60))” can not be the kind of a row of type \(type.name)")
        return false
    }

    private mutating func kind(
        of row: XLSFormRow, _ type: XLSFormType, _ given: inout XLSFormParameters, _ own: inout XLSFormParameters
    ) -> Found? {
        switch type.name {
        case "select_one", "select_multiple", "rank": select(row, type, &own)
        case "integer": Found(kind: .number(number(row, decimals: 0, &own)))
        case "decimal": Found(kind: .number(number(row, decimals: PlainNumber.mostDecimals, &own)))
        case "range": range(row, &given)
        case "text": Found(kind: text(row, &own))
        case "date": date(row, &own)
        case "file", "image": Found(kind: file(row, type, &own))
        default: Found(kind: .information)
        }
    }

    private func number(_ row: XLSFormRow, decimals: Int, _ own: inout XLSFormParameters) -> NumberRule {
        NumberRule(
            unit: words.wording("sightline::unit", of: row), least: own.number("least"), most: own.number("most"),
            decimals: own.whole("decimals") ?? decimals)
    }

    private func range(_ row: XLSFormRow, _ given: inout XLSFormParameters) -> Found? {
        let (start, end) = (given.number("start") ?? 1, given.number("end") ?? 10)
        let step = given.number("step") ?? 1
        guard row["sightline::kind"] == "rating" else {
            guard let decimals = [1: 0, 0.1: 1, 0.01: 2, 0.001: 3][step] else {
                findings.refuse(
                    row, "parameters", "Steps of \(PlainNumber.text(step)) can not be held, only 1, 0.1 or 0.01")
                return nil
            }
            let unit = words.wording("sightline::unit", of: row)
            return Found(kind: .number(NumberRule(unit: unit, least: start, most: end, decimals: decimals)))
        }
        guard start == 0, end == 10, step == 1 else {
            findings.refuse(row, "parameters", "A rating goes from 0 to 10 in steps of 1")
            return nil
        }
        guard let low = words.wording("sightline::low", of: row), let high = words.wording("sightline::high", of: row)
        else {
            findings.refuse(
                row, "sightline::kind", "A rating needs words for its ends in sightline::low and sightline::high")
            return nil
        }
        return Found(kind: .rating(low: low, high: high))
    }

    private func text(_ row: XLSFormRow, _ own: inout XLSFormParameters) -> QuestionKind {
        let isLong = row["appearance"].lowercased().split(separator: " ").contains("multiline")
        let most = own.whole("most")
        return isLong
            ? .longText(most: most ?? QuestionKind.mostLongText) : .shortText(most: most ?? QuestionKind.mostShortText)
    }

    private func date(_ row: XLSFormRow, _ own: inout XLSFormParameters) -> Found? {
        let looks = row["appearance"].lowercased()
        guard looks.isEmpty || looks == "no-calendar" else {
            findings.refuse(row, "appearance", "Only a whole day can be asked for, in the usual calendar")
            return nil
        }
        let (earliest, latest) = (own.day("earliest"), own.day("latest"))
        let (months, warning) = (own.whole("expiry-months"), own.whole("expiry-warning-days"))
        let expiry = months.map { months in
            warning.map { Expiry(months: months, warningDays: $0) } ?? Expiry(months: months)
        }
        return Found(kind: .date(DateRule(earliest: earliest, latest: latest, expiry: expiry)))
    }

    private func file(_ row: XLSFormRow, _ type: XLSFormType, _ own: inout XLSFormParameters) -> QuestionKind {
        let looks = row["appearance"].lowercased().split(separator: " ")
        if type.name == "image", looks.contains("signature") { return .signature }
        let usual = type.name == "image" ? Self.pictureEndings : accepted(row)
        return .file(
            FileRule(endings: usual, mostMegabytes: own.whole("megabytes") ?? Self.usualMegabytes))
    }

    /// Reads `.pdf,.docx` of the column `body::accept`.
    private func accepted(_ row: XLSFormRow) -> [String] {
        let words = row["body::accept"]
        guard !words.isEmpty else { return Self.usualEndings }
        return words.split { $0 == "," || $0 == " " }.compactMap { ending in
            if ending.hasPrefix("."), ending.count > 1 { return String(ending.dropFirst()).lowercased() }
            findings.refuse(
                row, "body::accept", "“\(ending.prefix(60))” can not be held. Use ends of names such as .pdf")
            return nil
        }
    }
}
