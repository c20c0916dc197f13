/// The letter with an organisation's link: the first, a reminder while its return has not been sent, or another link.
package struct ReturnLetter: Sendable, Equatable {
    package let partnership: String
    package let title: String
    package let organisation: String
    package let introduction: String?
    package let isReminder: Bool
    /// Whether a link that was sent before leads nowhere any more.
    package let isNewLink: Bool
    /// For this organisation.
    package let lastDay: Day?
    package let link: String

    package init(
        partnership: String, title: String, organisation: String, introduction: String?, isReminder: Bool,
        isNewLink: Bool = false, lastDay: Day?, link: String
    ) {
        self.partnership = partnership
        self.title = title
        self.organisation = organisation
        self.introduction = introduction
        self.isReminder = isReminder
        self.isNewLink = isNewLink
        self.lastDay = lastDay
        self.link = link
    }

    package var subject: String { "\(isReminder ? "Reminder: " : "")\(title): \(organisation)" }

    /// Plain text, a blank line between paragraphs.
    package func text(to name: String) -> String {
        let paragraphs: [String?] = [
            "Hello \(name)",
            isReminder
                ? "We have not had the return of \(organisation) yet." : "We ask \(organisation) for a return.",
            introduction,
            "This is the link of \(organisation). Everybody there who has it can work on the return, so give it only "
                + "to those who should:\n\(link)",
            isNewLink ? "A link you were sent before leads nowhere any more: use this one." : nil,
            "You can stop at any time: what you answer is kept.",
            lastDay.map { "Send it by the end of \($0.inWords)." },
            partnership,
            "You are written to because we know you as somebody who works there. Answer this letter if that is wrong.",
        ]
        return paragraphs.compactMap(\.self).joined(separator: "\n\n")
    }
}
