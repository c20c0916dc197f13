import Domain
import Foundation
import Platform

/// An organisation as it was typed.
struct OrganisationForm {
    static let nameRule = FieldText("a name")

    var name: String?
    var kind: String?
    var sector: String?
    var area: String?
    var parent: String?
    var predecessor: String?
    var from: DateText
    var to: DateText

    init() {
        from = DateText(nil)
        to = DateText(nil)
    }

    init(_ fields: FormFields) {
        name = fields["name"]
        kind = fields["kind"]
        sector = fields["sector"]
        area = fields["area"]
        parent = fields["parent"]
        predecessor = fields["predecessor"]
        from = DateText(fields, "from")
        to = DateText(fields, "to")
    }

    init(_ organisation: Organisation) {
        name = organisation.name
        kind = organisation.kind.rawValue
        sector = organisation.sector.rawValue
        area = organisation.area?.text
        parent = organisation.parent?.text
        predecessor = organisation.predecessor?.text
        from = DateText(organisation.validFrom)
        to = DateText(organisation.validTo)
    }

    func read() throws(FormProblems) -> OrganisationDraft {
        var problems = FormProblems()
        let name = problems.read(Self.nameRule, from: name, field: "name")
        let kind = problems.read(OrganisationKind.self, from: kind, field: "kind")
        let sector = problems.read(Sector.self, from: sector, field: "sector")
        let from = problems.readOptional(Day.self, from: from.typed, field: "from")
        let to = problems.readOptional(Day.self, from: to.typed, field: "to")
        guard problems.isEmpty, let name, let kind, let sector else { throw problems }
        return OrganisationDraft(
            name: name, kind: kind, sector: sector, area: Self.id(area), parent: Self.id(parent),
            predecessor: Self.id(predecessor), validFrom: from, validTo: to)
    }

    /// Nothing where nothing was chosen.
    private static func id<Subject>(_ chosen: String?) -> ID<Subject>? {
        chosen.flatMap(UUID.init(uuidString:)).map { ID($0) }
    }
}

extension OrganisationRefusal {
    /// All of them can be put right in the form.
    var problems: FormProblems {
        switch self {
        case .partOfItself: FormProblems("parent", message)
        case .followsItself: FormProblems("predecessor", message)
        case .endsBeforeItBegins: FormProblems("to", message)
        }
    }
}
