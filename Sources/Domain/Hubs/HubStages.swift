extension Hub {
    /// Its stages as somebody typed them, except the day on which a stage happened where they left that alone.
    ///
    /// The program notes such days itself, when people are told: a form that was opened before that must not take
    /// away what its reader never saw.
    ///
    /// - Parameter untouched: stages whose day stands in the form as it was when the form was shown.
    package func stages(typed: [HubStage], untouched: Set<HubStage.Kind>) -> [HubStage] {
        HubStage.Kind.allCases.compactMap { kind in
            let new = typed.first { $0.kind == kind }
            let kept = stages.first { $0.kind == kind }?.doneOn
            let doneOn = untouched.contains(kind) ? kept : new?.doneOn
            guard new?.plannedOn != nil || doneOn != nil else { return nil }
            return HubStage(kind, plannedOn: new?.plannedOn, doneOn: doneOn)
        }
    }
}
