import Domain
import Platform

/// What opening, reminding or closing does and to how many people, before it is done.
struct OccasionCheckPage: Page {
    static let template = "occasions/check"

    let frame: Frame
    let title: String
    let status: String
    let paragraphs: [String]
    let summary: SummaryList?
    /// Why it can not be done. Then there is no button.
    let refusal: String?
    let action: String
    let button: String
    let isWarning: Bool
    let backHref: String
    let backWords: String

    /// - Parameters:
    ///   - writtenTo: how many people have agreed to surveys and are on the list.
    ///   - refusal: why it can not be opened as it is.
    static func opening(
        _ listed: ListedOccasion, setTitle: String, writtenTo: Int, refusal: OccasionRefusal?, frame: Frame
    ) -> OccasionCheckPage {
        let draft = listed.occasion.draft
        let own = "\(frame.root)/occasions/\(listed.occasion.id.text)"
        let isList = draft.kind.isList
        let last = draft.closesOn.map { "to the end of \($0.inWords)" } ?? "until you close it"
        let words = [
            isList
                ? reach(writtenTo, draft.kind) : "Everybody who has the link can answer. You see it on the next page.",
            "Answers are taken from now on, \(last).",
            """
            Once it is open, the questions, how people are asked and whether answers are anonymous stay as they are. \
            It can be opened once.
            """,
        ]
        return OccasionCheckPage(
            frame: frame, title: "Open for answers?", status: draft.title, paragraphs: refusal == nil ? words : [],
            summary: SummaryList(draft.promiseRows(setTitle: setTitle, changeHref: "\(own)/edit")),
            refusal: refusal?.message, action: "\(own)/opening",
            button: isList ? "Open, and write to \(writtenTo.people)" : "Open for answers", isWarning: false,
            backHref: own, backWords: "Go back")
    }

    /// - Parameter writtenTo: how many people are written to.
    static func reminding(_ listed: ListedOccasion, writtenTo: Int, frame: Frame) -> OccasionCheckPage {
        let kind = listed.occasion.draft.kind
        let own = "\(frame.root)/occasions/\(listed.occasion.id.text)"
        let words = [
            reach(writtenTo, kind),
            kind == .organisationReturn
                ? "Their organisations have not sent their returns. Reminders can go out once a day."
                : "They have not answered. Nobody is told who they are. Reminders can go out once a day.",
        ]
        return OccasionCheckPage(
            frame: frame, title: "Remind those who have not answered?", status: listed.occasion.draft.title,
            paragraphs: words, summary: nil, refusal: nil, action: "\(own)/reminders",
            button: "Write to \(writtenTo.people)", isWarning: false, backHref: own, backWords: "Go back")
    }

    /// - Parameters:
    ///   - count: how many organisations have not begun.
    ///   - writtenTo: how many people there are written to.
    static func newLinks(
        _ listed: ListedOccasion, for count: Int, writtenTo: Int, frame: Frame
    ) -> OccasionCheckPage {
        let own = "\(frame.root)/occasions/\(listed.occasion.id.text)"
        let have = count == 1 ? "1 organisation has" : "\(count.grouped) organisations have"
        let words = [
            "\(have) not begun. The links they have lead nowhere from then on.",
            writtenTo == 0
                ? "Nobody known there is written to: give somebody the new link yourself."
                : "\(writtenTo.people) there \(writtenTo == 1 ? "is" : "are") written to at once, with the new link.",
            "Whoever has begun keeps the link they have. One organisation’s link is replaced on its own page.",
        ]
        return OccasionCheckPage(
            frame: frame, title: "Give new links to all who have not begun?", status: listed.occasion.draft.title,
            paragraphs: words, summary: nil, refusal: nil, action: "\(own)/return-links",
            button: count == 1 ? "Give it a new link" : "Give all \(count.grouped) a new link", isWarning: true,
            backHref: own, backWords: "Go back")
    }

    static func closing(_ listed: ListedOccasion, frame: Frame) -> OccasionCheckPage {
        let own = "\(frame.root)/occasions/\(listed.occasion.id.text)"
        let words = [
            missing(listed),
            waiting(listed.answers.waiting),
            "What somebody has begun and not sent is deleted.",
            "Others may read the results from then on, with small numbers held back. So it can not be opened again.",
        ]
        return OccasionCheckPage(
            frame: frame, title: "Close for answers?", status: listed.occasion.draft.title,
            paragraphs: words.compactMap(\.self), summary: nil, refusal: nil, action: "\(own)/closing",
            button: "Close for answers", isWarning: true, backHref: "\(own)#more-days",
            backWords: "Give more days instead")
    }

    private static func reach(_ count: Int, _ kind: Occasion.Kind) -> String {
        guard kind == .closedList else {
            return
                "\(count.people) \(count == 1 ? "is" : "are") written to at once, with the link of their organisation."
        }
        let link = count == 1 ? "with a link of their own" : "each with a link of their own"
        return "\(count.people) \(count == 1 ? "is" : "are") written to at once, \(link)."
    }

    /// Who can no longer answer, as far as it is known.
    private static func missing(_ listed: ListedOccasion) -> String {
        if listed.occasion.draft.kind == .organisationReturn {
            return
                "\(listed.left.grouped) of the \(listed.invited.grouped) organisations have not sent their return, and "
                + "no longer can after this."
        }
        let (answers, isList) = (listed.answers.all, listed.occasion.draft.kind == .closedList)
        let left = isList ? listed.left : listed.asked.map { $0 - answers }
        guard let left, let asked = listed.asked, left >= 0 else {
            return "\(answers.people) \(answers == 1 ? "has" : "have") answered. Nobody else can after this."
        }
        guard left > 0 else { return "Everybody who was asked has answered: \(answers.grouped) of \(asked.grouped)." }
        let haveNot = left == 1 ? "has not answered, and no longer can" : "have not answered, and no longer can"
        let words = "\(left.grouped) of the \(asked.people) who were asked \(haveNot) after this."
        guard isList else { return words }
        return "\(words) \(left == 1 ? "Their link stops working." : "Their links stop working.")"
    }

    private static func waiting(_ count: Int) -> String? {
        guard count > 0 else { return nil }
        let have = count == 1 ? "answer has words that wait" : "answers have words that wait"
        return "\(count.grouped) \(have) for a trained reader. They can be read after it is closed too."
    }
}

extension OccasionDraft {
    /// What people may rely on when they answer.
    func promiseRows(setTitle: String, changeHref: String) -> [SummaryList.Row] {
        let rows: [(String, String?)] = [
            ("Title", title),
            ("Questions", setTitle),
            ("Asked by", kind.words),
            ("Answers are", isAnonymous ? "Anonymous" : "Kept with a name"),
            ("Who is asked", isForYoungPeople ? "Children or young people" : "Adults"),
            ("Broken down by", breakdown?.words),
            ("Last day", closesOn?.inWords ?? "Until you close it"),
        ]
        return rows.compactMap { key, value in value.map { .init(key, $0, changeHref: changeHref) } }
    }
}

extension Int {
    /// "1 person", "427 people"
    var people: String { self == 1 ? "1 person" : "\(grouped) people" }
}
