/// What those who took part are told: what they said, what was decided about it, and why.
package struct DecisionLetter: Sendable, Equatable {
    package struct Item: Sendable, Equatable {
        package let theme: String
        package let said: String
        package let answer: DecisionAnswer
        package let reason: String
        package let decidedOn: Day

        package init(theme: String, said: String, answer: DecisionAnswer, reason: String, decidedOn: Day) {
            self.theme = theme
            self.said = said
            self.answer = answer
            self.reason = reason
            self.decidedOn = decidedOn
        }
    }

    package let partnership: String
    package let hub: String
    /// In the words of whoever sends it, before the decisions.
    package let opening: String
    package let items: [Item]
    /// Where everybody can read it. Nil while that page is not public.
    package let link: String?

    package init(partnership: String, hub: String, opening: String, items: [Item], link: String?) {
        self.partnership = partnership
        self.hub = hub
        self.opening = opening
        self.items = items
        self.link = link
    }

    package static let openingRule = FieldText("an opening", most: 2_000)

    package var subject: String { "What came of what you said: \(hub)" }

    /// Plain text, a blank line between paragraphs.
    package func text(to name: String) -> String {
        let begin = ["Hello \(name)", opening]
        let middle = items.flatMap { item in
            [
                item.theme, "You said: \(item.said)",
                "\(item.answer.words). Decided on \(item.decidedOn.inWords). \(item.reason)",
            ]
        }
        let end = [
            link.map { "You can read all of it, and how far it has come, at\n\($0)" },
            "Thank you for taking part.", partnership,
            "You are written to because you took part and agreed to hear what came of it. "
                + "Answer this letter if you no longer want to.",
        ]
        return (begin + middle + end.compactMap { $0 }).joined(separator: "\n\n")
    }
}

package enum TellingRefusal: Refusal, Equatable {
    case nothingToTell
    case nobodyToTell

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .nothingToTell: "People have been told of every decision of this hub. No letter was sent."
        case .nobodyToTell:
            "Nobody who took part has agreed to hear what came of it, so there is nobody to write to. "
                + "No letter was sent."
        }
    }
}
