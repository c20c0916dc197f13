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
                .sendThemes, .tellDecisions, .readHeldTexts,
            ])
        case .coordinator:
            Self.businessUnit
        case .scrutineer:
            [
                .readHubs, .readComments, .readHubReport, .exportHub, .readQuestionSets, .readResults, .readMeetings,
                .readActions, .closeActions, .readOrganisations,
            ]
        case .executiveMember, .strategicMember:
            [.readHubs, .readHubReport, .readResults, .readMeetings, .decide, .readActions, .updateActions]
        case .agencyLead:
            [.readHubs, .readActions, .updateActions, .answerReturns]
        case .schoolLead:
            [.readHubs, .answerReturns]
        case .practitioner:
            [.readHubs]
        case .electedMember:
            [.readHubs, .readHubReport]
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
    ]
}
