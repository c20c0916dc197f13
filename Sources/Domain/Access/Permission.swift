/// What a route asks of whoever comes. Each route names exactly one.
///
/// A permission opens the page; what the page lists is narrowed again by who is asking (see ``Viewer``).
package enum Permission: String, Sendable, CaseIterable, Hashable {
    /// Anybody, signed in or not.
    case visit
    /// Anybody who has signed in.
    case signedIn = "signed-in"

    case readHubs = "read-hubs"
    case changeHubs = "change-hubs"
    case readComments = "read-comments"
    case addComments = "add-comments"
    case codeComments = "code-comments"
    case sendThemes = "send-themes"
    case tellDecisions = "tell-decisions"
    case readHubReport = "read-hub-report"
    case exportHub = "export-hub"

    case readQuestionSets = "read-question-sets"
    case changeQuestionSets = "change-question-sets"
    case readResults = "read-results"
    case runOccasions = "run-occasions"
    case readHeldTexts = "read-held-texts"
    case answerReturns = "answer-returns"

    case readMeetings = "read-meetings"
    case changeMeetings = "change-meetings"
    case decide
    case readActions = "read-actions"
    case updateActions = "update-actions"
    case closeActions = "close-actions"

    case keepSealedNotes = "keep-sealed-notes"
    case keepScrutiny = "keep-scrutiny"
    case appointScrutineers = "appoint-scrutineers"
    case readScrutinyPlan = "read-scrutiny-plan"
    case agreeScrutinyPlan = "agree-scrutiny-plan"
    case readEvidence = "read-evidence"
    case readJudgements = "read-judgements"
    case replyToJudgements = "reply-to-judgements"
    case readChallenges = "read-challenges"
    case raiseChallenges = "raise-challenges"
    case answerChallenges = "answer-challenges"
    case readRecommendations = "read-recommendations"
    case answerRecommendations = "answer-recommendations"

    case readOrganisations = "read-organisations"
    case changeOrganisations = "change-organisations"
    case readContacts = "read-contacts"
    case changeContacts = "change-contacts"
    case exportContacts = "export-contacts"

    case manageMembers = "manage-members"
    case changeSettings = "change-settings"
    case readAudit = "read-audit"
    case manageJobs = "manage-jobs"
    case readOutbox = "read-outbox"

    package var words: String {
        switch self {
        case .visit: "Anybody"
        case .signedIn: "Anybody signed in"
        case .readHubs: "Read learning hubs"
        case .changeHubs: "Start and change learning hubs"
        case .readComments: "Read comments"
        case .addComments: "Add and import comments"
        case .codeComments: "Put comments under themes"
        case .sendThemes: "Send a theme to a meeting"
        case .tellDecisions: "Tell people what was decided"
        case .readHubReport: "Read the hub report"
        case .exportHub: "Export a hub's comments, themes and figures"
        case .readQuestionSets: "Read question sets"
        case .changeQuestionSets: "Write and publish question sets"
        case .readResults: "Read what people answered, with small numbers held back"
        case .runOccasions: "Ask people questions and read every answer"
        case .readHeldTexts: "Read texts that are held back"
        case .answerReturns: "Work on the returns of one’s own organisation"
        case .readMeetings: "Read meetings and decisions"
        case .changeMeetings: "Arrange groups and meetings"
        case .decide: "Record a decision"
        case .readActions: "Read actions"
        case .updateActions: "Update an action"
        case .closeActions: "Close an action"
        case .keepSealedNotes: "Keep sealed notes that nobody else can open"
        case .keepScrutiny: "Plan, gather evidence, judge and recommend as a scrutineer"
        case .appointScrutineers: "Record who is appointed as a scrutineer"
        case .readScrutinyPlan: "Read the scrutiny plan once it is offered"
        case .agreeScrutinyPlan: "Agree the scrutiny plan for the partners"
        case .readEvidence: "Read evidence that may be shared"
        case .readJudgements: "Read judgements released to one of one’s groups"
        case .replyToJudgements: "Reply to a judgement for a group"
        case .readChallenges: "Read challenges"
        case .raiseChallenges: "Raise a challenge or ask a question"
        case .answerChallenges: "Answer a challenge"
        case .readRecommendations: "Read recommendations"
        case .answerRecommendations: "Answer a recommendation"
        case .readOrganisations: "Read organisations and schools"
        case .changeOrganisations: "Change organisations, areas and schools"
        case .readContacts: "Read contacts"
        case .changeContacts: "Add, change and import contacts"
        case .exportContacts: "Export contacts"
        case .manageMembers: "Manage members and their roles"
        case .changeSettings: "Change the partnership's settings"
        case .readAudit: "Read the audit trail"
        case .manageJobs: "See and retry failed jobs"
        case .readOutbox: "Read the outbox"
        }
    }
}

extension Role {
    /// The law: what each role may do. Whatever is not listed is refused.
    package var permissions: Set<Permission> {
        switch self {
        case .administrator:
            [
                .manageMembers, .changeSettings, .readAudit, .manageJobs, .readOutbox, .readOrganisations,
                .changeOrganisations,
            ]
        case .businessManager:
            Self.businessUnit.union([
                .manageMembers, .changeSettings, .readAudit, .exportContacts, .closeActions, .readOutbox, .manageJobs,
                .sendThemes, .tellDecisions, .readHeldTexts, .appointScrutineers, .answerChallenges,
            ])
        case .coordinator:
            Self.businessUnit
        case .scrutineer:
            [
                .readHubs, .readComments, .readHubReport, .exportHub, .readQuestionSets, .readResults, .readMeetings,
                .readActions, .closeActions, .readOrganisations, .keepSealedNotes, .keepScrutiny, .readScrutinyPlan,
                .readEvidence, .readJudgements, .readChallenges, .raiseChallenges, .readRecommendations,
            ]
        case .executiveMember, .strategicMember:
            Self.groupMember
        case .agencyLead:
            [
                .readHubs, .readActions, .updateActions, .answerReturns, .readScrutinyPlan, .readJudgements,
                .readChallenges, .answerChallenges, .readRecommendations, .answerRecommendations,
            ]
        case .schoolLead:
            [.readHubs, .answerReturns]
        case .practitioner:
            [.readHubs]
        case .electedMember:
            [
                .readHubs, .readHubReport, .readScrutinyPlan, .readJudgements, .readChallenges, .raiseChallenges,
                .readRecommendations,
            ]
        case .trainedReader:
            [.readHubs, .readHeldTexts]
        case .youngScrutineer, .guestReader:
            [.readHubs]
        }
    }

    private static let businessUnit: Set<Permission> = [
        .readHubs, .changeHubs, .readComments, .addComments, .codeComments, .readHubReport, .exportHub,
        .readQuestionSets, .changeQuestionSets, .readResults, .runOccasions, .readMeetings, .changeMeetings,
        .readActions, .updateActions, .readOrganisations, .changeOrganisations, .readContacts, .changeContacts,
        .readScrutinyPlan, .readEvidence, .readJudgements, .readChallenges, .readRecommendations,
    ]

    private static let groupMember: Set<Permission> = [
        .readHubs, .readHubReport, .readResults, .readMeetings, .decide, .readActions, .updateActions,
        .readScrutinyPlan, .readEvidence, .readJudgements, .replyToJudgements, .readChallenges, .raiseChallenges,
        .answerChallenges, .readRecommendations, .answerRecommendations, .agreeScrutinyPlan,
    ]
}
