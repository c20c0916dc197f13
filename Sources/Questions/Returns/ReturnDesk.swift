import Domain
import Foundation
import Partnership
import Platform
import Storage

/// A return as whoever has its link finds it.
struct OpenedReturn: Sendable {
    /// What the organisation sent last time, where the same questions were asked.
    struct LastTime: Sendable {
        let sentOn: Day
        /// By question, as far as the answers fit this time.
        let offers: [String: AnswerValue]
    }

    let listed: ListedReturn
    let occasion: Occasion
    let set: QuestionSet
    /// The end of the address.
    let link: String
    /// What was answered so far, or what was sent.
    let sheet: AnswerSheet
    let lastTime: LastTime?
    let today: Day

    var asked: OrganisationReturn { listed.asked }
    var isTaken: Bool { asked.isTaken(for: occasion, on: today) }
    var lastDay: Day? { asked.lastDay(of: occasion) }
    var path: String { "/return/\(link)" }
    /// The way through the questions as they are answered now.
    var way: AnswerPath { AnswerPath(set, sheet, on: today) }

    /// How the answers of a page stand: a form carries it, so that nobody writes over what a colleague changed.
    func mark(of page: QuestionPage) -> String {
        let answers = page.questions.compactMap { question in sheet[question.id].map { (question.id, $0) } }
        return Self.mark(AnswerSheet(Dictionary(uniqueKeysWithValues: answers)))
    }

    /// The same of all that would be sent.
    var mark: String { Self.mark(way.sheet) }

    private static func mark(_ sheet: AnswerSheet) -> String {
        let answers = sheet.values.keys.sorted().map { "\($0)=\(sheet[$0]?.stored ?? "")" }
        return String(Secrets.hash(answers.joined(separator: "\u{0}")).prefix(12))
    }

    /// Whether everything has an answer, and every answer still fits the others.
    var isReady: Bool { way.isComplete && way.problems(on: today).isEmpty }
}

/// Where people at an organisation work on its return. Whoever has the link speaks for the organisation.
package struct ReturnDesk: Sendable {
    let services: Services
    let sets: PublishedSets

    init(services: Services, sets: PublishedSets) {
        self.services = services
        self.sets = sets
    }

    package init(services: Services) {
        self.init(services: services, sets: PublishedSets())
    }

    /// The end of the address of an organisation's return.
    package func link(of organisation: ID<Organisation>, on id: ID<Occasion>) async throws -> String {
        try await services.database.read { db in
            String(try ReturnLinks.path(of: id, for: organisation, on: db).dropFirst("/return/".count))
        }
    }

    /// - Throws: ``OccasionRefusal/linkSpent`` for a link that was never given out.
    func opened(_ link: String) async throws -> OpenedReturn {
        let (sets, today) = (sets, services.today)
        return try await services.database.read { db in try Self.opened(link, sets, on: today, db) }
    }

    /// - Throws: ``OccasionRefusal/linkSpent`` for a link that leads nowhere. In one small read.
    func check(_ link: String) async throws {
        let hash = Secrets.hash(link)
        guard try await services.database.read({ db in try ReturnStore.find(linkHash: hash, on: db) }) != nil else {
            throw OccasionRefusal.linkSpent
        }
    }

    private static func opened(
        _ link: String, _ sets: PublishedSets, on today: Day, _ db: any Connection
    ) throws -> OpenedReturn {
        guard let listed = try ReturnStore.find(linkHash: Secrets.hash(link), on: db) else {
            throw OccasionRefusal.linkSpent
        }
        let occasion = try OccasionStore.occasion(listed.asked.occasion, on: db)
        guard occasion.draft.kind == .organisationReturn else { throw OccasionRefusal.linkSpent }
        let set = try sets.set(occasion.draft.asked, on: db)
        let sheet =
            try listed.asked.sentOn == nil
            ? ReturnStore.sheet(of: listed.asked, on: db)
            : ReturnStore.response(of: listed.asked, on: db)?.sheet.whole ?? AnswerSheet()
        let last = try ReturnStore.last(before: occasion, from: listed.asked.organisation, on: db)
        let lastTime = try last.map { last in
            let offers = CarryForward(last.sheet, of: try sets.set(last.asked, on: db), to: set, on: today).offers
            return OpenedReturn.LastTime(sentOn: last.sentOn, offers: offers)
        }
        return OpenedReturn(
            listed: listed, occasion: occasion, set: set, link: link, sheet: sheet, lastTime: lastTime, today: today)
    }

    /// Keeps what of a page can be kept, finished or not. In one transaction with looking at what is there: two
    /// colleagues on different pages do not lose anything, and on the same page the second is told.
    func keep(_ form: ReturnForm, _ link: String) async throws -> (opened: OpenedReturn, step: ReturnStep) {
        let (sets, today) = (sets, services.today)
        return try await services.database.write { db in
            let opened = try Self.opened(link, sets, on: today, db)
            let worked = try opened.asked.worked(on: today, for: opened.occasion)
            let step = try ReturnStep(form, of: opened)
            guard !step.isStale else { return (opened, step) }
            try ReturnStore.keep(worked, on: db)
            try ReturnStore.keep(step.sheet, of: worked, on: db)
            for file in step.files { try file.keep(for: worked, on: db) }
            try AnswerFileStore.tidy(worked, keeping: step.sheet, on: db)
            return (opened, step)
        }
    }

    /// Keeps answers to all questions at once, as far as they fit; the others stay open.
    ///
    /// - Parameter fields: by the names that ``Question/fieldNames`` lists.
    package func fill(_ fields: [String: [String]], _ link: String) async throws {
        let (sets, today) = (sets, services.today)
        try await services.database.write { db in
            let opened = try Self.opened(link, sets, on: today, db)
            let worked = try opened.asked.worked(on: today, for: opened.occasion)
            let reading = AnswerReading(fields, of: opened.set, after: opened.sheet, on: today, requiring: false)
            try ReturnStore.keep(worked, on: db)
            try ReturnStore.keep(reading.sheet, of: worked, on: db)
        }
    }

    /// Sends it once: the second to press the button is told that it has been sent.
    ///
    /// - Parameter mark: of what whoever presses it has seen; nil for whatever there is.
    package func send(_ link: String, mark: String? = nil) async throws {
        let (sets, today, now, id) = (sets, services.today, services.now(), services.newID(KeptResponse.self))
        try await services.database.write { db in
            let opened = try Self.opened(link, sets, on: today, db)
            let sent = try opened.asked.sent(on: today, for: opened.occasion)
            guard opened.isReady, mark.map({ $0 == opened.mark }) ?? true else { throw ReturnRefusal.notComplete }
            let sheet = try ScreenedSheet(
                opened.way.sheet, isForYoungPeople: opened.occasion.isForYoungPeople,
                signatures: opened.set.signatures, on: today, screen: Screening.screen)
            let response = KeptResponse(
                id: id, crowd: opened.crowd, sheet: sheet, isPaper: false, contact: nil,
                organisation: sent.organisation)
            try ResponseStore.add([response], to: opened.occasion, at: now, on: db)
            try ReturnStore.keep(sent, on: db)
            try ReturnStore.keep(nil, of: sent, on: db)
            try ResponseStore.forgetTakenBack(sent, on: db)
            try AnswerFileStore.tidy(sent, keeping: opened.way.sheet, on: db)
            try AuditTrail.record(
                .returnSent, by: .system, subject: .occasion(opened.occasion.id), detail: sent.organisation.text,
                at: now, on: db)
        }
    }

    /// A file that was kept with an answer.
    func file(_ question: String, of opened: OpenedReturn) async throws -> (name: String, bytes: [UInt8]) {
        let asked = opened.asked
        guard let file = opened.sheet[question]?.file else { throw NotFound("file") }
        let bytes = try await services.database.read { db in try AnswerFileStore.bytes(file, of: asked, on: db) }
        guard let bytes else { throw NotFound("file") }
        return (file.name, bytes)
    }
}

extension OpenedReturn {
    /// The group its answers are counted under.
    fileprivate var crowd: String? {
        guard let breakdown = occasion.draft.breakdown else { return nil }
        return switch breakdown {
        case .organisation: listed.organisationName
        case .kind: listed.organisationKind.words
        case .area: listed.areaName ?? ""
        case .phase: listed.phase ?? ""
        case .role: ""
        }
    }
}
