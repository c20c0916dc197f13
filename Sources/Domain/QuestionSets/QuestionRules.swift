/// Any number of choices, between two limits.
package struct ManyChoices: Hashable, Sendable {
    package let choices: [QuestionChoice]
    /// Of those who choose at all.
    package let fewest: Int?
    package let most: Int?
    /// The choice that stands alone, such as "None of these".
    package let exclusive: String?

    package init(choices: [QuestionChoice], fewest: Int? = nil, most: Int? = nil, exclusive: String? = nil) {
        self.choices = choices
        self.fewest = fewest
        self.most = most
        self.exclusive = exclusive
    }
}

/// Which of yes, partly, no and does not apply are offered, and which of them need a reason.
package struct FulfilmentRule: Hashable, Sendable {
    package let offersPartly: Bool
    package let offersNotApplicable: Bool
    package let reasonFor: Set<Fulfilment>

    package static let mostReason = 1000

    package init(offersPartly: Bool = true, offersNotApplicable: Bool = true, reasonFor: Set<Fulfilment> = []) {
        self.offersPartly = offersPartly
        self.offersNotApplicable = offersNotApplicable
        self.reasonFor = reasonFor
    }

    package var offers: [Fulfilment] {
        Fulfilment.allCases.filter { one in
            switch one {
            case .yes, .no: true
            case .partly: offersPartly
            case .notApplicable: offersNotApplicable
            }
        }
    }
}

/// A number with its unit and what it may be.
package struct NumberRule: Hashable, Sendable {
    /// Said after the number: "pupils", "%".
    package let unit: Wording?
    package let least: Double?
    package let most: Double?
    /// How many digits may stand after the point.
    package let decimals: Int

    package init(unit: Wording? = nil, least: Double? = nil, most: Double? = nil, decimals: Int = 0) {
        self.unit = unit
        self.least = least
        self.most = most
        self.decimals = decimals
    }
}

/// All of the choices, or the first few of them, in order.
package struct RankingRule: Hashable, Sendable {
    package let choices: [QuestionChoice]
    /// How many are to be ranked; nil for all.
    package let most: Int?

    package init(choices: [QuestionChoice], most: Int? = nil) {
        self.choices = choices
        self.most = most
    }

    package var places: Int { most ?? choices.count }
}

/// Rows that are answered on one scale.
package struct MatrixRule: Hashable, Sendable {
    package enum Scale: Hashable, Sendable {
        case agreement(offersDontKnow: Bool)
        case choices([QuestionChoice])

        /// The points as choices. Those of the agree scale are `1` to `5` and `dont-know`.
        package var points: [QuestionChoice] {
            switch self {
            case .agreement(let offersDontKnow): Agreement.points(offersDontKnow: offersDontKnow)
            case .choices(let choices): choices
            }
        }

        /// Those that were written for this question.
        var choices: [QuestionChoice] {
            if case .choices(let choices) = self { choices } else { [] }
        }

        /// What a condition may do with one row's answer.
        package var type: FormulaType {
            if case .choices(let choices) = self { .choice(choices.map(\.id)) } else { .number }
        }
    }

    package let rows: [QuestionChoice]
    package let scale: Scale

    package init(rows: [QuestionChoice], scale: Scale) {
        self.rows = rows
        self.scale = scale
    }
}

/// A file of one of these kinds.
package struct FileRule: Hashable, Sendable {
    /// By the end of the name, without the point: `pdf`.
    package let endings: [String]
    package let mostMegabytes: Int

    package static let largest = 20
    package static let usualMegabytes = 5

    package init(endings: [String], mostMegabytes: Int = usualMegabytes) {
        self.endings = endings
        self.mostMegabytes = mostMegabytes
    }
}
