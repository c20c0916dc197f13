import Domain
import Platform

/// Who meets, and when next.
struct GroupsPage: Page {
    static let template = "groups/list"

    let frame: Frame
    let addHref: String?
    let table: DataTable

    init(
        _ groups: [PartnershipGroup], next: [ID<PartnershipGroup>: Meeting], mayChange: Bool, frame: Frame
    ) {
        self.frame = frame
        let addHref = mayChange ? "\(frame.root)/groups/new" : nil
        self.addHref = groups.isEmpty ? nil : addHref
        table = DataTable(
            caption: groups.count == 1 ? "1 group" : "\(groups.count) groups",
            columns: [.init("Group"), .init("Kind"), .init("Next meeting")],
            rows: groups.map { group in
                let meeting = next[group.id]
                return [
                    .init(group.name, href: "\(frame.root)/groups/\(group.id.text)"), .init(group.tier.words),
                    .init(
                        meeting.map { "\($0.meetsOn.inWords), \($0.title)" } ?? group.noMeetingWords,
                        href: meeting.map { "\(frame.root)/meetings/\($0.id.text)" }),
                ]
            },
            empty: EmptyState(
                "There are no groups yet", "Groups that meet and decide together will be listed here.",
                action: "Add a group", href: addHref))
    }
}

struct NewGroupPage: Page {
    static let template = "groups/new"

    let frame: Frame
    let new: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let name: TextField
    let tier: Radios

    init(_ form: GroupForm, new: String, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        name = TextField("name", "Name of the group", form.name, problems["name"])
        tier = Radios(
            "tier", "What kind of group is it?",
            PartnershipGroup.Tier.allCases.map { Choice($0.rawValue, $0.words, isChosen: form.tier == $0.rawValue) },
            problems["tier"])
    }
}

/// One group: who belongs to it and when it meets.
struct GroupPage: Page {
    static let template = "groups/group"

    let frame: Frame
    let name: String
    let kind: String
    let members: [String]
    let noMembers: Bool
    let membersHref: String?
    /// Where it is closed for good.
    let closeAction: String?
    let addMeetingHref: String?
    let meetings: DataTable

    init(
        _ group: PartnershipGroup, members: [String], meetings: [Meeting], mayChange: Bool, frame: Frame
    ) {
        self.frame = frame
        let own = "\(frame.root)/groups/\(group.id.text)"
        name = group.name
        kind = group.closedOn.map { "\(group.tier.words). Closed on \($0.inWords)." } ?? group.tier.words
        closeAction = mayChange && group.closedOn == nil ? "\(own)/closing" : nil
        self.members = members
        noMembers = members.isEmpty
        membersHref = mayChange ? "\(own)/members" : nil
        let addHref = mayChange && group.closedOn == nil ? "\(own)/meetings/new" : nil
        addMeetingHref = meetings.isEmpty ? nil : addHref
        self.meetings = DataTable(
            caption: "Meetings, newest first",
            columns: [.init("Meeting"), .init("Date"), .init("Standing")],
            rows: meetings.map { meeting in
                [
                    .init(meeting.title, href: "\(frame.root)/meetings/\(meeting.id.text)"),
                    .init(meeting.meetsOn), .init("", tag: meeting.state.tag),
                ]
            },
            empty: EmptyState(
                "No meeting yet", "Planned and past meetings of this group will be listed here.",
                action: "Add a meeting", href: addHref))
    }
}

/// Who belongs to a group, to be changed.
struct GroupMembersPage: Page {
    static let template = "groups/members"

    let frame: Frame
    let name: String
    let action: String
    let members: Checkboxes

    init(_ group: PartnershipGroup, chosen: Set<ID<Member>>, of everybody: [Member], frame: Frame) {
        self.frame = frame
        name = group.name
        action = "\(frame.root)/groups/\(group.id.text)/members"
        members = Checkboxes(
            "members", "Who belongs to this group?",
            everybody.filter(\.isActive).map { member in
                Choice(member.id.text, member.name, isChosen: chosen.contains(member.id), hint: member.roleWords)
            },
            nil, hint: "Members of a group can record what it decided, if their role includes that.")
    }
}

extension PartnershipGroup {
    fileprivate var noMeetingWords: String { closedOn.map { "Closed on \($0.inWords)" } ?? "None planned" }
}

extension Meeting.State {
    var tag: Tag {
        switch self {
        case .planned: Tag(words, .waiting)
        case .held: Tag(words, .good)
        }
    }
}
