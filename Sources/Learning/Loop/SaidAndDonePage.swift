import Domain
import Partnership
import Platform

/// "You said, we did": for everybody. Names nobody, and shows no comment as it was written.
struct SaidAndDonePage: Page {
    static let template = "loop/said-and-done"

    struct Deed: Sendable {
        let what: String
        let who: String
        let standing: String
    }

    struct Entry: Sendable {
        let name: String
        let said: String
        let decided: Decided?
        let undecided: String?
    }

    struct Decided: Sendable {
        let words: String
        let when: String
        let reason: String
        let deeds: [Deed]
        let hasDeeds: Bool
    }

    let frame: Frame
    let title: String
    let status: String
    let entries: [Entry]
    let empty: EmptyState?
    let publishAction: String?
    let withdrawAction: String?
    /// Who can see it while it is not public, and what to do about it.
    let unpublished: String?
    let backHref: String?

    init(_ standing: HubStanding, for viewer: Viewer, on today: Day, frame: Frame) {
        self.frame = frame
        let hub = standing.hub
        title = hub.title
        status = Self.status(standing)
        let summedUp = standing.themes.filter { $0.theme.summary != nil }
        entries = summedUp.map { Self.entry($0, on: today) }
        empty =
            summedUp.isEmpty
            ? EmptyState("Nothing has been summed up yet", "What was said, and what came of it, will stand here.") : nil
        let mayPublish = viewer.may(.tellDecisions)
        let path = "\(frame.root)\(hub.path)"
        publishAction = mayPublish && !hub.isPublished && !summedUp.isEmpty ? "\(path)/publication" : nil
        withdrawAction = mayPublish && hub.isPublished ? "\(path)/publication/withdrawal" : nil
        unpublished = hub.isPublished ? nil : Self.unpublished(mayPublish: publishAction != nil)
        backHref = viewer.may(.readHubs) ? path : nil
    }

    private static func status(_ standing: HubStanding) -> String {
        let comments = standing.comments == 1 ? "1 comment" : "\(standing.comments.grouped) comments"
        let heard =
            standing.comments == 0
            ? "Nobody has said anything yet." : "Practitioners, children and families made \(comments)."
        let published = standing.hub.publishedOn.map { " Published on \($0.inWords)." } ?? ""
        return "\(standing.hub.season). \(heard)\(published)"
    }

    private static func unpublished(mayPublish: Bool) -> String {
        mayPublish
            ? "Read it as somebody who spoke would, then publish it."
            : "The business manager publishes it when it is ready."
    }

    private static func entry(_ theme: ThemeStanding, on today: Day) -> Entry {
        let answer = theme.decisions.last.map { Self.decided($0, theme, on: today) }
        return Entry(
            name: theme.theme.name, said: theme.theme.summary ?? "", decided: answer,
            undecided: answer == nil ? undecided(theme) : nil)
    }

    private static func decided(_ decision: Decision, _ theme: ThemeStanding, on today: Day) -> Decided {
        let deeds = (theme.actions[decision.id] ?? []).map { listed in
            Deed(what: listed.action.what, who: listed.ownerName, standing: listed.action.publicStanding(on: today))
        }
        return Decided(
            words: decision.answer.words, when: decision.decidedOn.inWords, reason: decision.reason, deeds: deeds,
            hasDeeds: !deeds.isEmpty)
    }

    private static func undecided(_ theme: ThemeStanding) -> String {
        guard let last = theme.sendings.last else { return "This has not been put before a group yet." }
        let meeting = "\(last.meeting.title), \(last.meeting.meetsOn.inWords)"
        return "This was put before \(meeting). It has not been answered yet."
    }
}

extension Action {
    /// What everybody may know of how far it is.
    fileprivate func publicStanding(on today: Day) -> String {
        switch state {
        case .open: isLate(on: today) ? "Was due by \(dueOn.inWords), not done yet" : "By \(dueOn.inWords)"
        case .done: "Done on \(doneOn?.inWords ?? dueOn.inWords), to be checked by somebody else"
        case .closed: "Done on \(doneOn?.inWords ?? dueOn.inWords), and checked by somebody else"
        }
    }
}
