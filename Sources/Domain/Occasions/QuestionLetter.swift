/// The letter with somebody's own link: the first, or a reminder to whoever has not answered.
package struct QuestionLetter: Sendable, Equatable {
    package let partnership: String
    package let title: String
    package let introduction: String?
    package let isAnonymous: Bool
    package let isReminder: Bool
    package let closesOn: Day?
    package let link: String

    package init(
        partnership: String, title: String, introduction: String?, isAnonymous: Bool, isReminder: Bool,
        closesOn: Day?, link: String
    ) {
        self.partnership = partnership
        self.title = title
        self.introduction = introduction
        self.isAnonymous = isAnonymous
        self.isReminder = isReminder
        self.closesOn = closesOn
        self.link = link
    }

    package var subject: String { isReminder ? "Reminder: \(title)" : title }

    /// Plain text, a blank line between paragraphs.
    package func text(to name: String) -> String {
        let promise =
            isAnonymous
            ? "Your answers are anonymous. We see who has not answered yet, so that we can remind them. "
                + "Nobody can find out what anybody answered."
            : "Your answers are kept with your name."
        let paragraphs: [String?] = [
            "Hello \(name)",
            isReminder ? "We would still like to hear from you." : nil,
            introduction, promise,
            "This is your own link. It is good for one answer:\n\(link)",
            closesOn.map { "You can answer until \($0.inWords)." },
            partnership,
            "You are written to because you agreed to answer surveys. Answer this letter if you no longer want to.",
        ]
        return paragraphs.compactMap(\.self).joined(separator: "\n\n")
    }
}
