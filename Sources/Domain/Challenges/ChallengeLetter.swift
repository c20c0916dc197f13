/// The letter to somebody a challenge was put to, or who raised it. What it is about stands on its page alone: letters
/// are forwarded.
package struct ChallengeLetter: Sendable, Equatable {
    package enum Occasion: String, Sendable, Equatable {
        case put
        case late
        case answered
        case contested
        case escalated
    }

    package let occasion: Occasion
    package let partnership: String
    /// "Challenge 12"
    package let title: String
    package let dueOn: Day
    package let link: String

    package init(occasion: Occasion, partnership: String, title: String, dueOn: Day, link: String) {
        self.occasion = occasion
        self.partnership = partnership
        self.title = title
        self.dueOn = dueOn
        self.link = link
    }

    package var subject: String {
        switch occasion {
        case .put: "\(title): an answer by \(dueOn.inWords)"
        case .late: "Reminder: \(title) has not been answered"
        case .answered: "\(title) was answered"
        case .contested: "\(title): the answer was not enough"
        case .escalated: "\(title) was escalated"
        }
    }

    /// Plain text, a blank line between paragraphs.
    package func text(to name: String) -> String {
        ["Hello \(name)", words, link, partnership].joined(separator: "\n\n")
    }

    private var words: String {
        switch occasion {
        case .put: "\(title) was put to you. An answer is due by \(dueOn.inWords). Read it and answer it here:"
        case .late:
            "\(title) was due by \(dueOn.inWords) and has not been answered. You will be reminded once. It is here:"
        case .answered: "\(title), which you raised, was answered. Say whether the answer is enough:"
        case .contested:
            "Whoever raised \(title.lowercasedFirst) does not think the answer is enough, and says why. Another is due "
                + "by \(dueOn.inWords):"
        case .escalated: "\(title) was escalated. An answer is due by \(dueOn.inWords):"
        }
    }
}
