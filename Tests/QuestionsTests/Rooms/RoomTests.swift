import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct RoomTests {
    private struct Room {
        let id: ID<Occasion>
        let path: String
        var own: String { "/occasions/\(id.text)/room" }
    }

    private static func open(
        in app: TestApp, _ change: (inout OccasionDraft) -> Void = { _ in }
    ) async throws -> Room {
        let (id, path) = try await app.openLink(to: TestApp.paged) { draft in
            draft.kind = .liveRoom
            change(&draft)
        }
        return Room(id: id, path: path.replacing("/answer/", with: "/room/"))
    }

    /// Somebody in the room answers what is asked there now.
    @discardableResult
    private static func say(
        _ answers: KeyValuePairs<String, String>, in room: Room, _ browser: TestBrowser
    ) async throws -> TestResponse {
        let form = try await browser.get(room.path)
        return try await browser.send(form, to: room.path, answers)
    }

    @Test(arguments: Engine.available)
    func aRoomIsAskedPageByPageAndBecomesAnswersWhenItIsClosed(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let room = try await Self.open(in: app)
            let manager = try await app.signIn(as: .businessManager)
            var people: [TestBrowser] = []
            for _ in 1...9 { people.append(try await app.visitor()) }
            try await manager.post("\(room.own)/next", form: ["page": "work"])
            for (number, person) in people.enumerated() {
                let sent = try await Self.say(["q.where": number < 8 ? "school" : "other"], in: room, person)
                #expect(sent.location == "\(room.path)?sent=work")
            }
            #expect(try await people[0].get(room.path).words.contains("Your answers are in."))
            let asking = try await manager.get(room.own)
            #expect(asking.words.contains("9 people have answered.") && asking.words.contains("Where do you work?"))
            #expect(!asking.words.contains("89%"), "nothing is shown while people answer")
            // Somebody thinks again.
            let change = try await people[7].get("\(room.path)?change=yes")
            try await people[7].send(change, to: room.path, ["q.where": "school"])

            try await manager.post("\(room.own)/stop", form: ["page": "work"])
            let shown = try await manager.get(room.own)
            #expect(shown.words.contains("[c]") && shown.words.contains("Ask the next"))
            #expect(!shown.words.contains("89%"), "one of nine is a small number on the wall")
            let late = try await Self.say(["q.where": "other"], in: room, try await app.visitor())
            #expect(late.status == .badRequest, "there is no form to send")
            try await manager.post("\(room.own)/next", form: ["page": "school"])
            #expect(try await people[8].get(room.path).words.contains("not for everybody, and not for you."))
            for person in people.prefix(8) { try await Self.say(["q.pupils": "200"], in: room, person) }
            #expect(!(try await manager.get(room.own).words.contains("have answered")), "8 of 9 would tell of the one")
            try await manager.post("\(room.own)/stop", form: ["page": "school"])
            try await app.services.closeOccasion(room.id, by: .system)
            let responses = try await app.responses(of: room.id)
            #expect(responses.count == 9)
            #expect(responses.count { $0.sheet.answers["pupils"] == .number(200) } == 8)
            #expect(responses.count { $0.sheet.answers["where"] == .choice("other") } == 1)
            #expect(try await app.database.read { db in try db.rows("SELECT code_hash FROM room_answer") }.isEmpty)
            #expect(try await people[0].get(room.path).words.contains("This room is closed."))
            #expect(try await manager.get(room.own).words.contains("See what people answered"))
        }
    }

    @Test func aRoomSaysWhatToWaitForAndTheOtherAddressLeadsThere() async throws {
        try await withTestApp { app in
            let room = try await Self.open(in: app)
            let person = try await app.visitor()
            #expect(try await person.get(room.path).words.contains("The first questions appear here"))
            #expect(try await person.get(room.path.replacing("/room/", with: "/answer/")).location == room.path)
        }
    }

    @Test(arguments: Engine.available)
    func buttonsPressedTwiceAndScreensThatAreBehindChangeNothing(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let room = try await Self.open(in: app)
            let manager = try await app.signIn(as: .businessManager)
            let person = try await app.visitor()
            for _ in 1...2 { try await manager.post("\(room.own)/next", form: ["page": "work"]) }
            let form = try await person.get(room.path)
            for _ in 1...2 { try await manager.post("\(room.own)/stop", form: ["page": "work"]) }
            let late = try await person.send(form, to: room.path, ["q.where": "school"])
            #expect(late.status == .conflict && late.words.contains("no longer answered"))
            for page in ["work", "last", "none", ""] {
                let behind = try await manager.post("\(room.own)/next", form: ["page": page])
                #expect(behind.location == room.own)
            }
            let stands = try await app.database.read { db in try RoomStore.room(of: room.id, on: db) }
            #expect(stands.asked == ["work"] && !stands.isAnswering)
        }
    }

    @Test func whatIsWrongComesBackAndOneAnswerIsKeptForEachScreen() async throws {
        try await withTestApp { app in
            let room = try await Self.open(in: app)
            let manager = try await app.signIn(as: .businessManager)
            try await manager.post("\(room.own)/next", form: ["page": "work"])
            let person = try await app.visitor()
            #expect(try await Self.say([:], in: room, person).status == .unprocessableContent)
            let form = try await person.get(room.path)
            for _ in 1...3 { try await person.send(form, to: room.path, ["q.where": "school"]) }
            #expect(try await manager.get(room.own).words.contains("1 person has answered."))
            try await person.post("\(room.path)/somebody-else")
            try await Self.say(["q.where": "other"], in: room, person)
            #expect(try await manager.get(room.own).words.contains("2 people have answered."))
        }
    }

    @Test(arguments: [Role.coordinator, .scrutineer, .strategicMember, .practitioner, .youngScrutineer])
    func theScreenIsForThoseWhoAsk(role: Role) async throws {
        try await withTestApp { app in
            let room = try await Self.open(in: app)
            let person = try await app.signIn(as: role)
            let may = role == .coordinator
            #expect(try await person.get(room.own).status == (may ? .ok : .forbidden))
            let moved = try await person.post("\(room.own)/next", form: ["page": "work"])
            #expect(moved.status == (may ? .seeOther : .forbidden))
        }
    }

    @Test func aRoomTakesAnswersInNoOtherWayAndNoName() async throws {
        try await withTestApp { app in
            let room = try await Self.open(in: app)
            let manager = try await app.signIn(as: .businessManager)
            let code = try await manager.get("/occasions/\(room.id.text)/paper").hidden("code") ?? ""
            let typed = try await manager.post(
                "/occasions/\(room.id.text)/paper", form: ["code": code, "q.where": "other"])
            #expect(typed.status == .conflict)
            let answer = room.path.replacing("/room/", with: "/answer/")
            let visitor = try await app.visitor()
            let posted = try await visitor.post(
                answer, pairs: [("code", code), ("page", "work"), ("q.where", "other")])
            #expect(posted.status == .conflict)
            await #expect(throws: OccasionRefusal.answeredInRoom) {
                try await app.services.importAnswers(Array("where\nother\n".utf8), to: room.id, by: .system)
            }
            await #expect(throws: OccasionRefusal.roomsAreAnonymous) {
                try await Self.open(in: app) { $0.isAnonymous = false }
            }
            for path in ["/room/none", "/room/kfmt-9x2p-ad4r", "/room/%00"] {
                #expect(try await visitor.get(path).status == .notFound, "\(path)")
            }
            let (_, link) = try await app.openLink()
            #expect(try await visitor.get(link.replacing("/answer/", with: "/room/")).status == .notFound)
        }
    }

    @Test func wordsWrittenInARoomWaitForAReader() async throws {
        try await withTestApp { app in
            let room = try await Self.open(in: app) { $0.isForYoungPeople = true }
            let manager = try await app.signIn(as: .businessManager)
            let person = try await app.visitor()
            try await manager.post("\(room.own)/next", form: ["page": "work"])
            #expect(try await person.get(room.path).words.contains("0800 1111"))
            try await Self.say(["q.where": "other"], in: room, person)
            try await manager.post("\(room.own)/stop", form: ["page": "work"])
            try await manager.post("\(room.own)/next", form: ["page": "school"])
            try await manager.post("\(room.own)/stop", form: ["page": "school"])
            try await manager.post("\(room.own)/next", form: ["page": "last"])
            try await Self.say(["q.more": "More pizza"], in: room, person)
            try await manager.post("\(room.own)/stop", form: ["page": "last"])
            #expect(!(try await manager.get(room.own).words.contains("pizza")))
            try await app.services.closeOccasion(room.id, by: .system)
            #expect(!(try await manager.get("/occasions/\(room.id.text)/results").words.contains("pizza")))
            #expect(try await manager.get("/held-texts").words.contains("1 text waits."))
        }
    }

    @Test(arguments: Engine.available)
    func theRoomMakesAsManyQueriesForManyPeopleAsForFew(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let room = try await Self.open(in: app)
            let manager = try await app.signIn(as: .businessManager)
            try await manager.post("\(room.own)/next", form: ["page": "work"])
            let first = try await app.visitor()
            try await Self.say(["q.where": "other"], in: room, first)
            var few: [Int] = []
            for (person, path) in [(manager, room.own), (first, room.path)] {
                try await person.get(path)
                few.append(try await app.countingQueries { try await person.get(path) })
            }
            for _ in 1...30 { try await Self.say(["q.where": "school"], in: room, try await app.visitor()) }
            for ((person, path), count) in zip([(manager, room.own), (first, room.path)], few) {
                #expect(try await app.countingQueries { try await person.get(path) } == count, "\(path)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func aRoomIsClosedOnceItsPageIsStoppedAndLosesNothing(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let room = try await Self.open(in: app)
            let manager = try await app.signIn(as: .businessManager)
            let closing = "/occasions/\(room.id.text)/closing"
            let (early, late) = (try await app.visitor(), try await app.visitor())
            try await manager.post("\(room.own)/next", form: ["page": "work"])
            try await Self.say(["q.where": "school"], in: room, early)
            let open = try await late.get(room.path)
            for refused in [try await manager.get(closing), try await manager.post(closing)] {
                #expect(refused.status == .conflict && refused.words.contains("Stop the page in the room first"))
            }
            #expect(try await late.send(open, to: room.path, ["q.where": "other"]).status == .seeOther)
            try await manager.post("\(room.own)/stop", form: ["page": "work"])
            #expect(try await manager.post(closing).location == "/occasions/\(room.id.text)")
            #expect(try await app.responses(of: room.id).count == 2)
        }
    }

    @Test func aRoomWhoseLastDayHasPassedIsClosedAsItStands() async throws {
        try await withTestApp { app in
            let today = app.services.today
            let room = try await Self.open(in: app) { $0.closesOn = today }
            let manager = try await app.signIn(as: .businessManager)
            try await manager.post("\(room.own)/next", form: ["page": "work"])
            try await Self.say(["q.where": "school"], in: room, try await app.visitor())
            app.clock.advance(seconds: 2 * 86_400)
            try await app.services.closeOccasion(room.id, by: .system)
            #expect(try await app.responses(of: room.id).count == 1)
        }
    }

    @Test func wordsThatWereNotLookedThroughBeforeTheClosingStopIt() async throws {
        try await withTestApp { app in
            let room = try await Self.open(in: app)
            let today = app.services.today
            let closing = try #require(try await RoomClosing.read(room.id, on: today, from: app.database))
            try await app.database.write { db in
                try RoomAnswerStore.keep(
                    AnswerSheet(["more": .text("Ask Ann Reed")]), answering: "last", AnswerCode.made(), in: room.id,
                    on: db)
            }
            await #expect(throws: RoomRefusal.otherPage) {
                try await app.database.write { db in
                    try closing.gather(OccasionStore.occasion(room.id, on: db), on: today, db)
                }
            }
            try await app.services.closeOccasion(room.id, by: .system)
            #expect(try await app.responses(of: room.id).count == 1)
        }
    }

    private static func replaceSheets(by text: String, in app: TestApp) async throws {
        _ = try await app.database.write { db in try db.run("UPDATE room_answer SET sheet = \(text)") }
    }

    /// While a page is answered no answer is read, and after it is stopped each once, however often the wall looks.
    @Test(arguments: Engine.available)
    func theWallReadsAnswersOnceForEachPage(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let room = try await Self.open(in: app)
            let manager = try await app.signIn(as: .businessManager)
            try await manager.post("\(room.own)/next", form: ["page": "work"])
            for _ in 1...12 { try await Self.say(["q.where": "school"], in: room, try await app.visitor()) }
            // Whoever reads the answers now fails.
            try await Self.replaceSheets(by: "{", in: app)
            #expect(try await manager.get(room.own).words.contains("12 people have answered."))
            let written = SheetText.written(AnswerSheet(["where": .choice("school")]))
            try await Self.replaceSheets(by: written, in: app)
            try await manager.post("\(room.own)/stop", form: ["page": "work"])
            let first = try await manager.get(room.own)
            #expect(first.words.contains("12 of 12 answered this question."))
            try await Self.replaceSheets(by: "{", in: app)
            #expect(try await manager.get(room.own).words == first.words)
        }
    }

    /// Whom to call, and a question of their own, for those who say no.
    private static let inner = QuestionSet(
        key: "inner", title: "The day",
        pages: [
            QuestionPage(
                id: "all",
                questions: [
                    Question(
                        id: "safe", kind: .oneChoice([QuestionChoice("yes", "Yes"), QuestionChoice("no", "No")]),
                        label: "Do you feel safe?", isRequired: true),
                    Question(
                        id: "where",
                        kind: .oneChoice([QuestionChoice("in", "Inside"), QuestionChoice("out", "Outside")]),
                        label: "Where not?", isRequired: true, shownWhen: try? Condition("${safe} = 'no'")),
                    Question(
                        id: "call", kind: .information, label: "You can call 0800 1111.",
                        shownWhen: try? Condition("${safe} = 'no'")),
                ])
        ])

    @Test func aQuestionThatAnAnswerMakesAppearIsAskedBeforeAnythingIsTaken() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink(to: Self.inner) { $0.kind = .liveRoom }
            let room = Room(id: id, path: path.replacing("/answer/", with: "/room/"))
            let manager = try await app.signIn(as: .businessManager)
            try await manager.post("\(room.own)/next", form: ["page": "all"])
            let person = try await app.visitor()
            let again = try await Self.say(["q.safe": "no"], in: room, person)
            #expect(again.status == .unprocessableContent && again.words.contains("Where not?"))
            let sent = try await person.send(
                again, to: room.path, ["q.safe": "no", "q..shown": "where", "q.where": "out"])
            #expect(sent.status == .seeOther)
            #expect(try await person.get(room.path).words.contains("You can call 0800 1111."))
            try await manager.post("\(room.own)/stop", form: ["page": "all"])
            try await app.services.closeOccasion(id, by: .system)
            #expect(try await app.responses(of: id).map { $0.sheet.answers["where"] } == [.choice("out")])
        }
    }

    @Test func aFormOfThePersonBeforeChangesNothing() async throws {
        try await withTestApp { app in
            let (id, path) = try await app.openLink { $0.kind = .liveRoom }
            let room = Room(id: id, path: path.replacing("/answer/", with: "/room/"))
            let manager = try await app.signIn(as: .businessManager)
            try await manager.post("\(room.own)/next", form: ["page": "all"])
            let screen = try await app.visitor()
            let old = try await screen.get(room.path)
            try await screen.send(old, to: room.path, ["q.met": "yes"])
            #expect(try await screen.get(room.path).words.contains("Somebody else answers on this screen now"))
            try await screen.post("\(room.path)/somebody-else")
            #expect(try await screen.send(old, to: room.path, ["q.met": "no"]).location == room.path)
            try await Self.say(["q.met": "no"], in: room, screen)
            try await manager.post("\(room.own)/stop", form: ["page": "all"])
            try await app.services.closeOccasion(id, by: .system)
            let met = try await app.responses(of: id).map { $0.sheet.answers["met"] }
            #expect(Set(met) == [.choice("yes"), .choice("no")] && met.count == 2)
        }
    }
}
