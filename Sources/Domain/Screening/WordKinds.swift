/// What the lists say of a word. A word may be on several.
struct WordKinds: OptionSet, Sendable {
    let rawValue: UInt32

    /// Given name.
    static let given = WordKinds(rawValue: 1 << 0)
    /// Surname.
    static let surname = WordKinds(rawValue: 1 << 1)
    /// Word of the language.
    static let ordinary = WordKinds(rawValue: 1 << 2)
    /// Given name that is mostly an ordinary word, such as Will: a name only in the right company.
    static let weak = WordKinds(rawValue: 1 << 3)
    /// Word that begins with a capital and names nobody: months, subjects, organisations, function words.
    static let notName = WordKinds(rawValue: 1 << 4)
    /// Place.
    static let place = WordKinds(rawValue: 1 << 5)
    /// What follows the name of a school, a street or a law.
    static let placeSuffix = WordKinds(rawValue: 1 << 6)
    /// Mr, Mrs, Dr.
    static let title = WordKinds(rawValue: 1 << 7)
    /// Auntie, uncle: a title in a family.
    static let kin = WordKinds(rawValue: 1 << 8)
    /// Who somebody is to the writer: friend, brother, teacher.
    static let relation = WordKinds(rawValue: 1 << 9)
    /// After which a name comes: called, named.
    static let naming = WordKinds(rawValue: 1 << 10)
    /// What people do: said, told, hit.
    static let personVerb = WordKinds(rawValue: 1 << 11)
    /// Inside a surname: van, de, bin.
    static let particle = WordKinds(rawValue: 1 << 12)
    /// Month of the year.
    static let month = WordKinds(rawValue: 1 << 13)
    /// Birth, born, DOB.
    static let birth = WordKinds(rawValue: 1 << 14)
    /// Aged, years old.
    static let age = WordKinds(rawValue: 1 << 15)
    /// Phone, call, text.
    static let phoneCue = WordKinds(rawValue: 1 << 16)
    /// Case, reference, incident.
    static let referenceCue = WordKinds(rawValue: 1 << 17)
    /// Car, registration, plate.
    static let vehicleCue = WordKinds(rawValue: 1 << 18)
    /// NI, insurance.
    static let ninoCue = WordKinds(rawValue: 1 << 19)
    /// Instagram, Snapchat.
    static let platform = WordKinds(rawValue: 1 << 20)
    /// Username, gamertag.
    static let handleCue = WordKinds(rawValue: 1 << 21)
    /// What follows an at sign and is nobody's handle.
    static let handleNot = WordKinds(rawValue: 1 << 22)
    /// In, at, near.
    static let placePreposition = WordKinds(rawValue: 1 << 23)
    /// Regards, from.
    static let signOff = WordKinds(rawValue: 1 << 24)
    /// The letters a postcode begins with.
    static let postcodeArea = WordKinds(rawValue: 1 << 25)

    /// Number, no.
    static let number = WordKinds(rawValue: 1 << 26)

    /// What people are said to be: kind, helpful, rude.
    static let personAdjective = WordKinds(rawValue: 1 << 27)

    /// The section of a list, as it is written between brackets.
    init?(section: String) {
        guard let kind = Self.sections[section] else { return nil }
        self = kind
    }

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    private static let sections: [String: WordKinds] = [
        "given": .given, "surname": .surname, "ordinary": .ordinary, "weak": .weak, "not-name": .notName,
        "place": .place, "place-suffix": .placeSuffix, "title": .title, "kin": .kin, "relation": .relation,
        "naming": .naming, "person-verb": .personVerb, "particle": .particle, "month": .month, "birth": .birth,
        "age": .age, "phone-cue": .phoneCue, "reference-cue": .referenceCue, "vehicle-cue": .vehicleCue,
        "nino-cue": .ninoCue, "platform": .platform, "handle-cue": .handleCue, "handle-not": .handleNot,
        "place-preposition": .placePreposition, "sign-off": .signOff, "postcode-area": .postcodeArea, "number": .number,
        "person-adjective": .personAdjective,
    ]
}
