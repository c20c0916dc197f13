import Domain
import Partnership
import Platform
import Storage

/// Judgements that rest on evidence which was withdrawn: for whoever made them.
struct JudgementsToday: TodaySource {
    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.keepScrutiny), let member = viewer.member else { return [] }
        return try JudgementStore.resting(onWithdrawnBy: member.id, on: db).map { found in
            TodayItem(
                words: "Look again at a judgement: \(found.question)",
                why: "It rests on evidence that was withdrawn on \(found.since.inWords).", by: nil,
                href: found.judgement.path)
        }
    }
}

/// Plans that were offered and not agreed yet: for partners who can agree.
struct PlansToday: TodaySource {
    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.agreeScrutinyPlan), let own = viewer.member?.organisation else { return [] }
        let offered = try PlanStore.plans(for: viewer, on: db).filter(\.awaitsAgreement)
        let partners = try offered.isEmpty ? [] : OrganisationStore.safeguardingPartners(on: today, db)
        guard let partner = partners.speaking(for: own)?.id else { return [] }
        let agreed = try PlanStore.agreed(by: partner, on: db)
        return offered.filter { agreed[$0.id] != $0.version }.map { plan in
            TodayItem(
                words: "Agree the scrutiny plan: \(plan.details.title)",
                why: "It was offered to the safeguarding partners.", by: nil, href: plan.id.path)
        }
    }
}
