import Documents
import Domain
import Foundation
import Learning
import Platform

/// The three hubs of the year, the first of them with its themes.
struct DemoHubs: Sendable {
    let services: Services

    func fill() async throws -> [Hub] {
        let stages = try DemoRecords("stages").records
        let starts = [try Day("10 December 2018"), try Day("6 May 2019"), try Day("17 June 2019")]
        var hubs: [Hub] = []
        for (record, start) in zip(try DemoRecords("hubs").records, starts) {
            let own = try stages.filter { $0["hub"] == record["title"] }.map(Self.stage)
            let questions = (1...4).map { record["question\($0)"] }.filter { !$0.isEmpty }
            let draft = HubDraft(
                title: record["title"], season: record["season"], whyChildren: record["why_children"],
                whyAdults: record["why_adults"], boards: [.children, .adults], questions: questions, stages: own)
            hubs.append(try await services.on(start).addHub(draft, by: .commandLine))
        }
        return hubs
    }

    private static func stage(_ record: DemoRecords.Record) throws -> HubStage {
        let kind = HubStage.Kind.allCases.first { $0.words == record["stage"] }
        guard let kind else { throw DemoFault(words: "no stage is called \(record["stage"])") }
        return HubStage(kind, plannedOn: try record.day("planned_on"), doneOn: try record.day("done_on"))
    }
}

/// What was said, each comment on the day and at the place where it was heard.
struct DemoComments: Sendable {
    let services: Services
    let hub: Hub

    private static let header = ["comment", "source", "organisation", "kind", "area", "role", "question", "theme"]

    func fill() async throws {
        for record in try DemoRecords("themes").records {
            let draft = ThemeDraft(name: record["theme"], summary: nil)
            try await services.on(Day("13 February 2019")).addTheme(to: hub.id, draft, by: .commandLine)
        }
        for (source, day) in [
            (CommentSource.localForum, "14 February 2019"), (.focusGroup, "22 February 2019"),
            (.supportedYoungPeople, "26 February 2019"), (.onlineSurvey, "1 March 2019"),
        ] {
            let past = services.on(try Day(day))
            let report = try await past.importComments(bytes(of: source), into: hub.id, by: .commandLine)
            guard report.isAccepted else { throw DemoFault(words: report.rejected.first?.words ?? "") }
        }
    }

    private func bytes(of source: CommentSource) throws -> [UInt8] {
        var text = CSVText(Self.header)
        for record in try DemoRecords("comments").records where record["source"] == source.words {
            text.add(Self.header.map { $0 == "question" ? question(record) : record[$0] })
        }
        return text.bytes
    }

    /// The file says which question by its place among the hub's.
    private func question(_ record: DemoRecords.Record) -> String {
        guard let place = Int(record["question"]), hub.questions.indices.contains(place - 1) else { return "" }
        return hub.questions[place - 1]
    }
}
