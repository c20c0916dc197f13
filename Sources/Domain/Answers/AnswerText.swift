/// How an answer is kept: one text for each question of each response. It never changes, for old answers must be read.
///
///     choice too-long              number 12.5            ranking first second third
///     choices leaflet talk         day 2024-02-29         matrix room=4 time=dont-know
///     fulfilment partly⏎why        text whatever⏎said     person name⏎role⏎e-mail
///     agreement 4                  rating 10              file id 1024 name.pdf
extension AnswerValue {
    package var stored: String {
        switch self {
        case .choice(let id): "choice \(id)"
        case .choices(let ids): "choices \(ids.joined(separator: " "))"
        case .fulfilment(let fulfilment, nil): "fulfilment \(fulfilment.rawValue)"
        case .fulfilment(let fulfilment, let reason?): "fulfilment \(fulfilment.rawValue)\n\(reason)"
        case .agreement(let agreement): "agreement \(agreement.rawValue)"
        case .rating(let points): "rating \(points)"
        case .number(let number): "number \(PlainNumber.text(number))"
        case .day(let day): "day \(day.iso)"
        case .text(let text): "text \(text)"
        case .ranking(let ids): "ranking \(ids.joined(separator: " "))"
        case .matrix(let rows):
            "matrix " + rows.keys.sorted().map { "\($0)=\(rows[$0] ?? "")" }.joined(separator: " ")
        case .person(let person): "person \(person.name)\n\(person.role ?? "")\n\(person.email?.text ?? "")"
        case .file(let file): "file \(file.id) \(file.bytes) \(file.name)"
        }
    }

    /// - Returns: nil when the text was not made by ``stored``.
    package init?(stored: String) {
        guard let space = stored.unicodeScalars.firstIndex(of: " ") else { return nil }
        let rest = String(stored.unicodeScalars[stored.unicodeScalars.index(after: space)...])
        guard let found = Self.read(rest, as: String(stored.unicodeScalars[..<space])) else { return nil }
        self = found
    }

    private static func read(_ rest: String, as kind: String) -> AnswerValue? {
        switch kind {
        case "choice": StableID.isChoice(rest) ? .choice(rest) : nil
        case "choices": ids(rest).map(AnswerValue.choices)
        case "fulfilment": fulfilment(rest)
        case "agreement": Agreement(rawValue: rest).map(AnswerValue.agreement)
        case "rating": Int(rest).flatMap { (0...10).contains($0) ? .rating($0) : nil }
        case "number": PlainNumber.read(rest).map(AnswerValue.number)
        case "day": (try? Day(rest)).map(AnswerValue.day)
        case "text": rest.isEmpty ? nil : .text(rest)
        case "ranking": ids(rest).map(AnswerValue.ranking)
        case "matrix": matrix(rest)
        case "person": person(rest)
        case "file": file(rest)
        default: nil
        }
    }

    private static func ids(_ text: String) -> [String]? {
        let ids = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return ids.allSatisfy(StableID.isChoice) ? ids : nil
    }

    private static func fulfilment(_ text: String) -> AnswerValue? {
        let lines = text.lines(most: 2)
        guard let found = Fulfilment(rawValue: lines[0]) else { return nil }
        return .fulfilment(found, reason: lines.count == 2 ? lines[1] : nil)
    }

    private static func matrix(_ text: String) -> AnswerValue? {
        var rows: [String: String] = [:]
        for pair in text.split(separator: " ", omittingEmptySubsequences: false) {
            let halves = pair.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard halves.count == 2, halves.allSatisfy(StableID.isChoice), rows[halves[0]] == nil else { return nil }
            rows[halves[0]] = halves[1]
        }
        return .matrix(rows)
    }

    private static func person(_ text: String) -> AnswerValue? {
        let lines = text.lines(most: 4)
        guard lines.count == 3, !lines[0].isEmpty else { return nil }
        let email = try? EmailAddress(lines[2])
        guard lines[2].isEmpty || email != nil else { return nil }
        return .person(AnswerPerson(name: lines[0], role: lines[1].isEmpty ? nil : lines[1], email: email))
    }

    private static func file(_ text: String) -> AnswerValue? {
        // By scalars: a name may begin with a mark that joins the blank before it.
        let pieces = text.unicodeScalars.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            .map(String.init)
        guard pieces.count == 3, let bytes = Int(pieces[1]) else { return nil }
        return .file(AnswerFile(id: pieces[0], name: pieces[2], bytes: bytes))
    }
}

extension String {
    /// Split at line feeds alone, whatever else Unicode takes for the end of a line.
    fileprivate func lines(most: Int) -> [String] {
        unicodeScalars.split(separator: "\n", maxSplits: most - 1, omittingEmptySubsequences: false).map(String.init)
    }
}
