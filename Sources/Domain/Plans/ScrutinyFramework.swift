/// What scrutiny can look at, in domains with prompts: a list to think with, never a list to tick.
package struct ScrutinyFramework: Sendable, Equatable {
    package struct Domain: Sendable, Equatable {
        package let id: String
        package let title: String
        package let prompts: [String]

        package init(id: String, title: String, prompts: [String]) {
            self.id = id
            self.title = title
            self.prompts = prompts
        }
    }

    package let id: String
    package let title: String
    package let source: String
    /// What is not certain about it, in words for the page. Nil where nothing is.
    package let uncertain: String?
    package let domains: [Domain]

    package init(id: String, title: String, source: String, uncertain: String?, domains: [Domain]) {
        self.id = id
        self.title = title
        self.source = source
        self.uncertain = uncertain
        self.domains = domains
    }
}
