extension Question {
    /// An answer as people read it, on one line but for text: "Too long", "4 March 2024", "12.5%".
    package func words(for value: AnswerValue, in variant: String? = nil) -> String {
        switch value {
        case .choice(let id): label(id, in: variant)
        case .choices(let ids): ids.map { label($0, in: variant) }.joined(separator: ", ")
        case .fulfilment(let fulfilment, let reason):
            [fulfilment.label.text(in: variant), reason].compactMap(\.self).joined(separator: ": ")
        case .agreement(let agreement): agreement.label.text(in: variant)
        case .rating(let points): "\(points)"
        case .number(let number): kind.words(for: number, in: variant)
        case .day(let day): day.inWords
        case .text(let text): text
        case .ranking(let ids):
            ids.enumerated().map { "\($0 + 1). \(label($1, in: variant))" }.joined(separator: ", ")
        case .matrix(let rows):
            kind.choices.compactMap { row in
                rows[row.id].map { "\(row.label.text(in: variant)): \(kind.point($0, in: variant))" }
            }
            .joined(separator: ", ")
        case .person(let person):
            [person.name, person.role, person.email?.text].compactMap(\.self).joined(separator: ", ")
        case .file(let file): file.name
        }
    }

    private func label(_ id: String, in variant: String?) -> String {
        kind.choices.first { $0.id == id }?.label.text(in: variant) ?? id
    }
}

extension QuestionKind {
    fileprivate func words(for number: Double, in variant: String?) -> String {
        guard case .number(let rule) = self, let unit = rule.unit else { return PlainNumber.text(number) }
        let words = unit.text(in: variant)
        return PlainNumber.text(number) + (words == "%" ? words : " \(words)")
    }

    fileprivate func point(_ id: String, in variant: String?) -> String {
        guard case .matrix(let matrix) = self else { return id }
        return matrix.scale.points.first { $0.id == id }?.label.text(in: variant) ?? id
    }
}

extension AnswerSheet {
    /// A wording with what was answered before in place of `${question}`.
    package func filled(_ wording: Wording, of set: QuestionSet, in variant: String? = nil) -> String {
        let text = wording.text(in: variant)
        guard text.utf8.contains(UInt8(ascii: "$")), let piping = try? Piping(text) else { return text }
        return piping.filled { words(for: $0, of: set, in: variant) }
    }

    private func words(for reference: AnswerReference, of set: QuestionSet, in variant: String?) -> String? {
        guard let question = set.question(reference.question), let value = self[question.id] else { return nil }
        guard let row = reference.row else { return question.words(for: value, in: variant) }
        guard case .matrix(let rows) = value, let point = rows[row] else { return nil }
        return question.kind.point(point, in: variant)
    }
}
