using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>Keys about logins and telemetry.</summary>
internal static class AccountSection
{
    public static IReadOnlyList<SchemaKey> Keys() =>
    [
        new("cli_auth_credentials_store", Choice("file", "keyring", "auto", "ephemeral"), "Where logins are kept.") { ShowDefault = true, Default = "\"file\"" },
        new("forced_login_method", Choice("chatgpt", "api"), "The only login allowed.") { Example = "\"api\"" },
        new("forced_chatgpt_workspace_id", new Shape.OneOf("Repr", Text, TextList), "The only workspaces allowed.") { Example = "\"ws-1\"" },
        new("analytics", Table("AnalyticsConfigToml", static () => [new("enabled", Flag, "Whether usage is reported.") { Example = "false" }]), "Usage reports."),
        new("feedback", Table("FeedbackConfigToml", static () => [new("enabled", Flag, "Whether feedback may be sent.") { Default = "true" }]), "Feedback."),
        new("otel", Table("OtelConfigToml", static () =>
        [
            new("environment", Text, "Name of the environment.") { Default = "\"dev\"" },
            new("exporter", Exporter(), "Where logs go."),
            new("trace_exporter", Exporter(), "Where traces go."),
            new("metrics_exporter", Exporter(), "Where metrics go."),
            new("log_user_prompt", Flag, "Whether the user's text is logged.") { Default = "false" },
            new("log_agent_responses", Flag, "Whether the model's text is logged.") { Default = "false" },
            new("log_guardian_assessments", Flag, "Whether automatic reviews are logged."),
            new("log_sse_deltas", Flag, "Whether stream pieces are logged."),
            new("tool_result", Table("ToolResultLogConfig", static () =>
            [
                new("max_bytes", Usize, "Most bytes of a tool's result in a log.") { Required = true, Example = "1024" },
            ]), "Logging of tool results."),
            new("span_attributes", TextMap, "Attributes of every span."),
            new("tracestate", Map(TextMap), "Members of the trace state."),
        ]), "OpenTelemetry."),
        new("check_for_update_on_startup", Flag, "Whether a start looks for a newer version.") { Default = "true" },
    ];

    private static Shape.ChoiceOrVariant Exporter() => new(
        ["none", "statsig", "otlp-http", "otlp-grpc"],
        ["none", "statsig"],
        static () =>
        [
            new("otlp-http", Table("variant OtelExporterKind::OtlpHttp", static () =>
            [
                new("endpoint", Text, "URL of the collector.") { Required = true, Example = "\"https://collector.example/v1/logs\"" },
                new("headers", TextMap, "Headers to send."),
                new("protocol", Choice("binary", "json"), "Encoding.") { Required = true, Example = "\"binary\"" },
                new("tls", Tls(), "TLS files."),
            ]), "OTLP over HTTP."),
            new("otlp-grpc", Table("variant OtelExporterKind::OtlpGrpc", static () =>
            [
                new("endpoint", Text, "URL of the collector.") { Required = true, Example = "\"https://collector.example:4317\"" },
                new("headers", TextMap, "Headers to send."),
                new("tls", Tls(), "TLS files."),
            ]), "OTLP over gRPC."),
        ]);

    private static Shape Tls() => Table("OtelTlsConfig", static () =>
    [
        new("ca-certificate", FilePath, "Certificate authority."),
        new("client-certificate", FilePath, "Client certificate."),
        new("client-private-key", FilePath, "Client key."),
    ]);
}
