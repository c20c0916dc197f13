import Domain
import Foundation
import Hummingbird
import Platform
import Storage

// Agenda items, and what was decided about each.
extension MeetingRoutes {
    @Sendable
    func askForItem(request: Request, context: AppContext) async throws -> Response {
        let (meeting, group) = try await meeting(context)
        let new = services.newID(AgendaItem.self).text
        let frame = frame(context, under: group, meeting)
        return try services.pages.response(NewItemPage(.init(), to: meeting, new: new, frame: frame))
    }

    @Sendable
    func addItem(request: Request, context: AppContext) async throws -> Response {
        let (meeting, group) = try await meeting(context)
        let form = AgendaItemForm(context.fields)
        let id = context.fields.id("new", of: AgendaItem.self) ?? services.newID()
        do {
            let (title, words) = try form.read()
            let actor = try Actor.member(context.member().id)
            let item = try await services.addAgendaItem(to: meeting.id, title: title, words: words, id: id, by: actor)
            return context.redirect(to: "/meetings/\(meeting.id.text)", notice: "\(item.title) is on the agenda.")
        } catch let problems as FormProblems {
            let frame = frame(context, under: group, meeting)
            let page = NewItemPage(form, to: meeting, new: id.text, frame: frame, problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    @Sendable
    func askForDecision(request: Request, context: AppContext) async throws -> Response {
        let (entry, group) = try await entry(context)
        let page = DecidePage(
            entry, DecisionForm(on: usualDay(entry)), new: services.newID(Decision.self).text,
            frame: frame(context, under: group, entry.meeting))
        return try services.pages.response(page)
    }

    @Sendable
    func decide(request: Request, context: AppContext) async throws -> Response {
        let (entry, group) = try await entry(context)
        let form = DecisionForm(context.fields)
        let id = context.fields.id("new", of: Decision.self) ?? services.newID()
        do {
            let draft = try form.read(usual: usualDay(entry))
            let decision = try await record(draft, as: id, about: entry.item.id, by: context.member())
            return context.redirect(to: "/decisions/\(decision.id.text)", notice: "The decision was recorded.")
        } catch let problems as FormProblems {
            let page = DecidePage(
                entry, form, new: id.text, frame: frame(context, under: group, entry.meeting), problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    /// What can be put right in the form goes back to it; other refusals have a page of their own.
    private func record(
        _ draft: DecisionDraft, as id: ID<Decision>, about item: ID<AgendaItem>, by member: Member
    ) async throws -> Decision {
        do {
            return try await services.decide(
                item, answer: draft.answer, reason: draft.reason, on: draft.decidedOn, by: member, id: id)
        } catch let refusal as DecisionRefusal {
            if let problems = refusal.problems { throw problems }
            throw refusal
        }
    }

    /// A first decision was most likely taken at the meeting, another one today.
    private func usualDay(_ entry: AgendaEntry) -> Day {
        entry.decision == nil ? min(entry.meeting.meetsOn, services.today) : services.today
    }

    /// Also refuses whoever could not record a decision here anyway.
    private func entry(_ context: AppContext) async throws -> (AgendaEntry, PartnershipGroup) {
        let (id, member) = try (context.id("item", of: AgendaItem.self), context.member())
        return try await services.database.read { db in
            let entry = try MeetingStore.entry(id, on: db)
            let group = entry.meeting.group
            guard try GroupStore.isMember(member.id, of: group, on: db) else { throw DecisionRefusal.notOfGroup }
            return (entry, try GroupStore.group(group, on: db))
        }
    }
}
