import Domain
import Foundation
import Platform

/// One meeting: what stands on the agenda and what was decided about each matter.
struct MeetingPage: Page {
    static let template = "meetings/meeting"

    struct Answered: Sendable {
        let tag: Tag
        let reason: String
        let decidedOn: String
        let href: String
    }

    struct Entry: Sendable {
        let id: String
        let position: Int
        let title: String
        let words: String
        let decided: Answered?
        let form: DecisionFields?
        let isUndecided: Bool
        /// To what the item is about, for whoever wants to know what it rests on.
        let subjectHref: String?
        /// For whoever may ask more about it.
        let challengeHref: String?
    }

    let frame: Frame
    let title: String
    let groupName: String
    let groupHref: String
    let meetsOn: String
    let standing: Tag
    let entries: [Entry]
    let empty: EmptyState?
    let addHref: String?
    let editHref: String?
    let heldAction: String?
    let ways: [Way]

    struct Way: Sendable {
        let words: String
        let href: String
    }

    /// - Parameters:
    ///   - ways: to other rooms, for whoever may go there.
    ///   - mayDecide: whether who asks is a member of the group, may record decisions, and the meeting's day has come.
    ///   - new: ids for the decisions that may be recorded on this page, one for each item.
    init(
        _ meeting: Meeting, of group: PartnershipGroup, _ agenda: [AgendaEntry], ways: [MeetingWay], mayChange: Bool,
        mayDecide: Bool, mayChallenge: Bool, new: [ID<Decision>], on today: Day, frame: Frame
    ) {
        self.frame = frame
        let own = "\(frame.root)/meetings/\(meeting.id.text)"
        self.ways = ways.map { Way(words: $0.words, href: "\(frame.root)\($0.path)\(meeting.id.text)") }
        title = meeting.title
        groupName = group.name
        groupHref = "\(frame.root)/groups/\(group.id.text)"
        meetsOn = meeting.meetsOn.inWords
        standing = meeting.state.tag
        entries = zip(agenda, new).map { entry, new in
            Self.entry(entry, mayDecide: mayDecide, mayChallenge: mayChallenge, new: new, root: frame.root)
        }
        let addHref = mayChange ? "\(own)/items/new" : nil
        self.addHref = agenda.isEmpty ? nil : addHref
        editHref = mayChange ? "\(own)/edit" : nil
        heldAction =
            mayChange && meeting.state == .planned && meeting.meetsOn <= today ? "\(own)/held" : nil
        empty =
            agenda.isEmpty
            ? EmptyState(
                "Nothing is on the agenda yet", "What this group is to decide will be listed here.",
                action: "Add an item", href: addHref) : nil
    }

    private static func entry(
        _ entry: AgendaEntry, mayDecide: Bool, mayChallenge: Bool, new: ID<Decision>, root: String
    ) -> Entry {
        let decided = entry.decision.map { decision in
            Answered(
                tag: decision.answer.tag, reason: decision.reason,
                decidedOn: decision.decidedOn.inWords, href: "\(root)/decisions/\(decision.id.text)")
        }
        let form =
            decided == nil && mayDecide
            ? DecisionFields(
                DecisionForm(on: entry.meeting.meetsOn), about: entry.item, place: entry.item.position, new: new.text,
                root: root) : nil
        return Entry(
            id: "item-\(entry.item.position)", position: entry.item.position, title: entry.item.title,
            words: entry.item.words, decided: decided, form: form, isUndecided: decided == nil && form == nil,
            subjectHref: entry.item.subject.map { root + $0.path },
            challengeHref: mayChallenge ? "\(root)/challenges/new?about=agenda-item:\(entry.item.id.text)" : nil)
    }
}

/// The fields in which a decision is recorded, on the agenda or on a page of their own.
struct DecisionFields: Sendable {
    let action: String
    let new: String
    /// Of the item on the agenda, when the page holds several of these forms.
    let place: Int?
    let about: String
    let answer: Radios
    let reason: TextArea
    let day: DateField

    init(
        _ form: DecisionForm, about item: AgendaItem, place: Int? = nil, new: String, root: String,
        problems: FormProblems = .init()
    ) {
        let suffix = place.map { "-\($0)" } ?? ""
        action = "\(root)/agenda-items/\(item.id.text)/decision"
        self.new = new
        self.place = place
        about = item.title
        answer = Radios(
            "answer\(suffix)", "What did the group decide?",
            DecisionAnswer.allCases.map { Choice($0.rawValue, $0.words, isChosen: form.answer == $0.rawValue) },
            problems["answer"])
        reason = TextArea(
            "reason\(suffix)", "Reason", form.reason, problems["reason"],
            hint: "Those who spoke will be told this.", most: DecisionDraft.reasonRule.most)
        day = DateField("day\(suffix)", "When was it decided?", form.day, problems["day"])
    }
}

/// One decision to record: after something was left out, or when the group has thought again.
struct DecidePage: Page {
    static let template = "meetings/decide"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let title: String
    let words: String
    /// What the group had decided before, in one line.
    let before: String?
    let form: DecisionFields

    init(
        _ entry: AgendaEntry, _ form: DecisionForm, new: String, frame: Frame, problems: FormProblems = .init()
    ) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        title = entry.item.title
        words = entry.item.words
        before = entry.decision.map { "\($0.answer.words), decided on \($0.decidedOn.inWords)" }
        self.form = DecisionFields(form, about: entry.item, new: new, root: frame.root, problems: problems)
    }
}

/// A new meeting, or one to change.
struct EditMeetingPage: Page {
    static let template = "meetings/edit"

    let frame: Frame
    let heading: String
    let action: String
    let new: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let meetingTitle: TextField
    let day: DateField

    init(
        _ form: MeetingForm, heading: String, action: String, new: String? = nil, frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.heading = heading
        self.action = frame.root + action
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        meetingTitle = TextField("title", "Title", form.title, problems["title"], hint: "For example, Spring meeting")
        day = DateField("day", "When does it meet?", form.day, problems["day"])
    }
}

struct NewItemPage: Page {
    static let template = "meetings/item"

    let frame: Frame
    let action: String
    let new: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let itemTitle: TextField
    let words: TextArea

    init(
        _ form: AgendaItemForm, to meeting: Meeting, new: String, frame: Frame, problems: FormProblems = .init()
    ) {
        self.frame = frame
        action = "\(frame.root)/meetings/\(meeting.id.text)/items"
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        itemTitle = TextField("title", "Title", form.title, problems["title"])
        words = TextArea(
            "words", "What should the group know before it decides?", form.words, problems["words"],
            most: AgendaItemForm.wordsRule.most)
    }
}

extension DecisionAnswer {
    var tag: Tag {
        switch self {
        case .do, .doing: Tag(words, .good)
        case .cannot: Tag(words, .neutral)
        }
    }
}
