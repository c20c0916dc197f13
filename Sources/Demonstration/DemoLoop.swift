import Domain
import Foundation
import Learning
import Partnership
import Platform
import Storage

/// From themes that were summed up to people who were told: with a theme left undecided and a decision nobody was
/// told of, as it happens.
struct DemoLoop: Sendable {
    let services: Services
    let hub: Hub
    let partnership: DemoPartnership

    func fill() async throws {
        let themes = try await sumUp(on: Day("4 March 2019"))
        let decisions = try await decide(about: themes, on: Day("21 March 2019"))
        try await act(on: decisions)
        try await planMeetings()
        try await tell(decisions, on: Day("5 June 2019"))
    }

    private func sumUp(on day: Day) async throws -> [Theme] {
        let hub = hub.id
        let manager = try await partnership.member(.coordinator)
        let themes = try await services.database.read { db in try ThemeStore.themes(of: hub, on: db) }
        for record in try DemoRecords("themes").records {
            guard let theme = themes.first(where: { $0.name == record["theme"] }) else { continue }
            let draft = ThemeDraft(name: theme.name, summary: record["summary"])
            try await services.on(day).changeTheme(theme.id, of: hub, draft, by: .member(manager.id))
        }
        return themes
    }

    /// Every theme is sent; the group answers all but one.
    private func decide(about themes: [Theme], on day: Day) async throws -> [String: Decision] {
        let (sending, past) = (services.on(try Day("7 March 2019")), services.on(day))
        let manager = Actor.member(try await partnership.member(.businessManager).id)
        let group = try await group(.executive)
        let meeting = try await sending.addMeeting(of: group.id, title: "Executive Group, spring", on: day, by: manager)
        var items: [String: AgendaItem] = [:]
        for theme in themes {
            items[theme.name] = try await sending.send(theme.id, of: hub.id, to: meeting.id, by: manager)
        }
        try await past.holdMeeting(meeting.id, by: manager)
        let chair = try await partnership.member(.executiveMember)
        var decisions: [String: Decision] = [:]
        for record in try DemoRecords("decisions").records {
            guard let item = items[record["theme"]] else { throw DemoFault(words: "no theme \(record["theme"])") }
            decisions[record["theme"]] = try await past.decide(
                item.id, answer: DecisionAnswer(record["answer"]), reason: record["reason"], on: day, by: chair)
        }
        return decisions
    }

    private func act(on decisions: [String: Decision]) async throws {
        let agreed = services.on(try Day("25 March 2019"))
        let coordinator = try await partnership.member(.coordinator)
        for record in try DemoRecords("actions").records {
            guard let decision = decisions[record["theme"]],
                let owner = try await partnership.organisation(record["owner"]), let due = try record.day("due_on")
            else { throw DemoFault(words: "an action of \(record["theme"]) has no decision, owner or day") }
            let draft = ActionDraft(what: record["what"], owner: owner.id, dueOn: due, success: record["success"])
            let action = try await agreed.addAction(to: decision.id, draft, by: .member(coordinator.id))
            guard let doneOn = try record.day("done_on") else { continue }
            try await services.on(doneOn).markActionDone(action.id, on: doneOn, by: coordinator)
            try await close(action.id, record)
        }
    }

    private func close(_ action: ID<Action>, _ record: DemoRecords.Record) async throws {
        guard record["state"] == "closed" else { return }
        let pieces = record["evidence"].components(separatedBy: " (dated ")
        guard pieces.count == 2 else { throw DemoFault(words: "evidence without a date") }
        let day = try Day(String(pieces[1].dropLast()))
        let checker = try await partnership.member(
            record["closed_by"] == "business manager" ? .businessManager : .scrutineer)
        try await services.on(day.adding(days: 3)).closeAction(
            action, evidence: pieces[0], evidenceOn: day, by: checker)
    }

    /// Where what is still open can be decided.
    private func planMeetings() async throws {
        let past = services.on(try Day("13 May 2019"))
        let manager = Actor.member(try await partnership.member(.businessManager).id)
        try await past.addMeeting(
            of: group(.strategic).id, title: "Strategic Group, summer", on: Day("27 June 2019"), by: manager)
        try await past.addMeeting(
            of: group(.executive).id, title: "Executive Group, summer", on: Day("4 July 2019"), by: manager)
    }

    /// With the newsletter of the next hub. What can not be done was left for a letter of its own.
    private func tell(_ decisions: [String: Decision], on day: Day) async throws {
        let (past, hub) = (services.on(day), hub)
        let manager = Actor.member(try await partnership.member(.businessManager).id)
        try await past.publish(hub.id, by: manager)
        let told = decisions.values.filter { $0.answer != .cannot }.map(\.id)
        try await past.tell(
            of: hub.id,
            opening: "You took part in the Learning Hub on gangs and knife crime in February. "
                + "This is what has been decided about what you said.",
            decisions: told, by: manager)
        try await Worker(services: past, jobs: JobRegistry(LearningJobs.all)).runDueJobs()
    }

    private func group(_ tier: PartnershipGroup.Tier) async throws -> PartnershipGroup {
        let groups = try await services.database.read { db in try GroupStore.groups(on: db) }
        guard let group = groups.first(where: { $0.tier == tier }) else { throw NotFound("group") }
        return group
    }
}
