import Domain
import Foundation
import Partnership
import Platform
import Storage

/// A text that waits, with where it was written.
struct WaitingText: Sendable, Equatable {
    /// For its address: made from the text and a key of this partnership, so it says nothing and stays the same while
    /// responses change their ids.
    let key: String
    let occasion: Occasion
    let question: String
    let text: HeldText
    let dueOn: Day?
    /// Who sent it, where it was an organisation: whoever reads of harm must know where to ask.
    var organisation: String?
}

/// What a reader did, to whom it was passed on and when.
struct TextReading: Sendable, Equatable {
    struct Passing: Sendable, Equatable {
        let to: String
        let day: Day
        let time: ClockTime
    }

    let decision: ReadingDecision
    let passing: Passing?
}

/// How texts that wait are found, and how it is kept what was done with them.
enum HeldTextStore {
    /// Those with a clock first, the oldest first. As many queries however many there are.
    static func waiting(on db: any Connection) throws -> [WaitingText] {
        let occasions = try OccasionStore.all(on: db).filter { $0.answers.waiting > 0 }.map(\.occasion)
        let keys = try TextKeys(on: db)
        guard !occasions.isEmpty else { return [] }
        let days = try WorkingDays.england()
        let found = try ResponseStore.waiting(of: occasions, on: db)
        let names = try OrganisationStore.names(of: found.compactMap(\.response.organisation), on: db)
        return found.flatMap { occasion, response in
            response.sheet.waiting.map { question, text in
                WaitingText(
                    key: keys.key(of: text, question, occasion), occasion: occasion, question: question, text: text,
                    dueOn: text.due(days), organisation: response.organisation.flatMap { names[$0] })
            }
        }
        .sorted { $0.order < $1.order }
    }

    /// - Throws: ``HeldTextRefusal/readAlready`` for one that no longer waits.
    static func waiting(_ key: String, on db: any Connection) throws -> WaitingText {
        guard let found = try waiting(on: db).first(where: { $0.key == key }) else { throw HeldTextRefusal.readAlready }
        return found
    }

    /// The response that holds the text now.
    static func response(with key: String, of occasion: Occasion, on db: any Connection) throws -> KeptResponse? {
        let keys = try TextKeys(on: db)
        return try ResponseStore.waiting(of: [occasion], on: db).map(\.response).first { response in
            response.sheet.waiting.contains { keys.key(of: $1, $0, occasion) == key }
        }
    }

    static func add(
        _ reading: TextReading, of text: WaitingText, id: UUID, by reader: ID<Member>, at now: Date,
        on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO text_reading (id, occasion_id, question_id, decision, read_by, read_at, passed_to, passed_on,
                passed_at)
            VALUES (\(id), \(text.occasion.id), \(text.question), \(reading.decision.name), \(reader), \(now),
                \(reading.passing?.to), \(reading.passing?.day), \(reading.passing?.time.minutes))
            """)
    }
}

/// Makes the ends of addresses of texts, with a key only this partnership has.
private struct TextKeys {
    private let secret: String

    init(on db: any Connection) throws {
        secret = try SiteStore.sealed("held-texts", on: db)
    }

    func key(of text: HeldText, _ question: String, _ occasion: Occasion) -> String {
        let words = "\(occasion.id.text)/\(question)/\(text.receivedOn.number)/\(text.original)"
        return String(Secrets.seal(words, with: secret).prefix(22))
    }
}

extension WaitingText {
    fileprivate var order: (Int, Int, String) {
        (dueOn?.number ?? .max, text.receivedOn.number, key)
    }
}

extension ReadingDecision {
    fileprivate var name: String {
        switch self {
        case .asWritten: "as-written"
        case .corrected: "corrected"
        case .notShown: "not-shown"
        }
    }
}
