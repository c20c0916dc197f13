/// What figures say in one sentence: the title of their chart.
///
/// "Most" is said only of more than half. The greatest of several smaller parts is said to be more than any other,
/// and where two are equally great, neither is named.
package enum Finding {
    /// How one part of a whole stands to the others.
    enum Lead<Part> {
        case most(Part)
        case more(Part)
        case level
        case nothing
    }

    /// - Parameter counted: each part with how many it has. Each of the whole is in one of them at most.
    static func lead<Part>(_ counted: [(part: Part, count: Int)], of whole: Int) -> Lead<Part> {
        guard let first = counted.max(by: { $0.count < $1.count }), first.count > 0 else { return .nothing }
        if first.count * 2 > whole { return .most(first.part) }
        return counted.count { $0.count == first.count } > 1 ? .level : .more(first.part)
    }

    package static func sources(_ counted: [(part: CommentSource, count: Int)], of comments: Int) -> String {
        switch lead(counted, of: comments) {
        case .most(let source): "Most comments were heard \(source.placeWords)"
        case .more(let source): "More comments were heard \(source.placeWords) than anywhere else"
        case .level: "No place was heard more than all others"
        case .nothing: "No comment has been heard yet"
        }
    }

    /// - Parameter comments: all, also those of which the kind is not known.
    package static func kinds(_ counted: [(part: OrganisationKind, count: Int)], of comments: Int) -> String {
        if let unknown = unknown(counted.map(\.count), of: comments, "the kind of organisation") { return unknown }
        return switch lead(counted, of: comments) {
        case .most(let kind): "Most comments came from \(kind.pluralWords)"
        case .more(let kind): "More comments came from \(kind.pluralWords) than from any other kind of organisation"
        case .level: "No kind of organisation was heard more than all others"
        case .nothing: "No comment has been heard yet"
        }
    }

    /// - Parameter comments: all, also those of which the area is not known.
    package static func areas(_ counted: [(part: String, count: Int)], of comments: Int) -> String {
        if let unknown = unknown(counted.map(\.count), of: comments, "the area") { return unknown }
        return switch lead(counted, of: comments) {
        case .most(let area): "Most comments came from \(area)"
        case .more(let area): "More comments came from \(area) than from any other area"
        case .level: "No area was heard more than all others"
        case .nothing: "No comment has been heard yet"
        }
    }

    /// Of something that was mostly not noted, the rest says little.
    private static func unknown(_ counts: [Int], of comments: Int, _ what: String) -> String? {
        let unknown = comments - counts.reduce(0, +)
        guard unknown * 2 > comments else { return nil }
        return "For \(unknown.grouped) of \(comments.grouped) comments nobody noted \(what)"
    }

    /// - Parameter counted: themes by name. A comment may be under several.
    package static func themes(_ counted: [(part: String, count: Int)], of comments: Int) -> String {
        guard !counted.isEmpty else { return "No theme has been named yet" }
        guard let first = counted.max(by: { $0.count < $1.count }), first.count > 0 else {
            return "No comment is under a theme yet"
        }
        let equals = counted.filter { $0.count == first.count }
        let share = "in \(first.count.grouped) of \(comments == 1 ? "1 comment" : "\(comments.grouped) comments")"
        return switch equals.count {
        case 1: "\(first.part) came up most, \(share)"
        case 2: "\(equals[0].part) and \(equals[1].part) came up most, each \(share)"
        default: "No theme came up more than all others"
        }
    }

    /// - Parameters:
    ///   - sent: themes that were sent to a meeting.
    ///   - decided: those of them that were decided about.
    package static func decisions(sent: Int, decided: Int) -> String {
        let waiting = sent - decided
        if sent == 0 { return "No theme has been sent to a meeting yet" }
        if waiting == 0 {
            return sent == 1 ? "The theme that was sent has its decision" : "Every theme that was sent has its decision"
        }
        return "\(waiting.grouped) of \(sent == 1 ? "1 theme" : "\(sent.grouped) themes") sent "
            + "\(waiting == 1 ? "has" : "have") no decision"
    }

    package static func actions(_ all: Int, late: Int, closed: Int) -> String {
        if all == 0 { return "No action has been agreed yet" }
        if closed == all { return "Every action was done and checked" }
        guard late > 0 else { return "No action is late" }
        return "\(late.grouped) of \(all == 1 ? "1 action" : "\(all.grouped) actions") \(late == 1 ? "is" : "are") late"
    }

    package static func people(_ new: Int) -> String {
        switch new {
        case 0: "Nobody has come to the partnership through this hub yet"
        case 1: "1 person came to the partnership through this hub"
        default: "\(new.grouped) people came to the partnership through this hub"
        }
    }
}

extension CommentSource {
    /// After "were heard".
    fileprivate var placeWords: String {
        switch self {
        case .localForum: "at local forums"
        case .onlineSurvey: "in the online survey"
        case .focusGroup: "in young people's focus groups"
        case .supportedYoungPeople: "from young people supported by a service"
        case .families: "from families"
        case .other: "at other places"
        }
    }
}

extension OrganisationKind {
    /// After "came from".
    fileprivate var pluralWords: String {
        switch self {
        case .countyCouncil: "county and unitary councils"
        case .districtCouncil: "district and borough councils"
        case .police: "the police"
        case .healthProvider: "health providers"
        case .healthCommissioner: "health commissioners"
        case .school: "schools"
        case .college: "colleges"
        case .earlyYears: "early years settings"
        case .youthService: "youth services"
        case .voluntary: "voluntary and community organisations"
        case .housing: "housing providers"
        case .probation: "probation services"
        case .fire: "fire and rescue services"
        case .other: "other organisations"
        }
    }
}
