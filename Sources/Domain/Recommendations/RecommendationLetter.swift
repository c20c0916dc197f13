/// The letter to somebody a recommendation was put to. What it says stands on its page alone.
package struct RecommendationLetter: Sendable, Equatable {
    package let isReminder: Bool
    package let partnership: String
    /// "Recommendation 12"
    package let title: String
    package let dueOn: Day
    package let link: String

    package init(isReminder: Bool, partnership: String, title: String, dueOn: Day, link: String) {
        self.isReminder = isReminder
        self.partnership = partnership
        self.title = title
        self.dueOn = dueOn
        self.link = link
    }

    package var subject: String {
        isReminder ? "Reminder: \(title) has not been answered" : "\(title): an answer by \(dueOn.inWords)"
    }

    /// Plain text, a blank line between paragraphs.
    package func text(to name: String) -> String {
        let words =
            isReminder
            ? "\(title) was due by \(dueOn.inWords) and you have not answered. You will be reminded once. It is here:"
            : "\(title) was put to you. Say by \(dueOn.inWords) whether you accept it, and why:"
        return ["Hello \(name)", words, link, partnership].joined(separator: "\n\n")
    }
}
