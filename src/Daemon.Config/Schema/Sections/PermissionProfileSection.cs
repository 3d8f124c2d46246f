using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>The <c>[permissions.ID]</c> tables.</summary>
internal static class PermissionProfileSection
{
    private static readonly Shape AllowDeny = Choice("allow", "deny");

    private static readonly Shape Access = new Shape.Choice(["read", "write", "deny"], Aliases: ["none"]);

    public static Shape Profile() => Table("PermissionProfileToml", static () =>
    [
        new("description", Text, "What the profile is for.") { Example = "\"Docs only\"" },
        new("extends", Text, "Profile whose entries come first: `:read-only`, `:workspace` or another id.") { Example = "\":workspace\"" },
        new("workspace_roots", Map(Flag), "More workspace roots; false turns an inherited one off.") { Example = "{ \"~/code/other\" = true }" },
        new("filesystem", FileSystem(), "Path to `read`, `write` or `deny`; the most specific path wins.") { Example = "{ \":root\" = \"read\" }" },
        new("network", Network(), "Network access."),
    ]);

    public static Shape FileSystem() => new Shape.Table(
        "FilesystemPermissionsToml",
        static () => [new("glob_scan_max_depth", Usize, "Cap in folders for expanding `**`; at least 1.") { Example = "3" }],
        Rest: new Shape.OneOf("FilesystemPermissionToml", Access, new Shape.Map(Access)));

    public static Shape Network() => Table("NetworkToml", static () =>
    [
        new("enabled", Flag, "Whether commands may use the network.") { Default = "false" },
        new("proxy_url", Text, "Address of the managed HTTP proxy."),
        new("enable_socks5", Flag, "Whether the managed proxy speaks SOCKS5."),
        new("socks_url", Text, "Address of the SOCKS5 listener."),
        new("enable_socks5_udp", Flag, "Whether SOCKS5 carries UDP."),
        new("allow_upstream_proxy", Flag, "Whether the environment's proxy is used for going out."),
        new("dangerously_allow_non_loopback_proxy", Flag, "Whether the proxy may listen on other than loopback addresses."),
        new("dangerously_allow_all_unix_sockets", Flag, "Whether every unix socket may be reached through the proxy."),
        new("mode", Choice("limited", "full"), "`limited` lets only safe HTTP methods through.") { Example = "\"limited\"" },
        new("domains", Map(AllowDeny), "Domain pattern to `allow` or `deny`.") { Example = "{ \"*.example.com\" = \"allow\" }" },
        new("unix_sockets", Map(AllowDeny), "Socket path to `allow` or `deny`."),
        new("allow_local_binding", Flag, "Whether commands may reach local and private addresses."),
        new("resolve_names", Flag, "Whether allowed names resolve inside the sandbox, for tools that look names up themselves.") { Default = "false" },
        new("tunnel_idle_seconds", U32, "How long a tunnel is held without a byte either way; 0 for no limit.") { Default = "86400" },
        new("tunnel_total_seconds", U32, "How long a tunnel is held at most; 0 for no limit.") { Default = "0" },
        new("mitm", Mitm(), "Rules for decrypted traffic."),
    ]);

    private static Shape.Table Mitm() => new("NetworkMitmTomlUnchecked", static () =>
    [
        new("version", U8, "Version of the rules."),
        new("hooks", Map(new Shape.Table("NetworkMitmHookToml", static () =>
        [
            new("host", Text, "Host of the requests."),
            new("schemes", TextList, "Schemes of the requests."),
            new("ports", List(U16), "Ports of the requests."),
            new("methods", TextList, "Methods of the requests."),
            new("path_prefixes", TextList, "Beginnings of the paths."),
            new("query", Opaque, "Query parameters of the requests."),
            new("headers", Opaque, "Headers of the requests."),
            new("body", Opaque, "Body of the requests."),
            new("action", TextList, "Names of the actions."),
        ], Closed: true)), "Which requests are changed, by name."),
        new("actions", Map(new Shape.Table("NetworkMitmActionToml", static () =>
        [
            new("strip_request_headers", TextList, "Headers to remove."),
            new("inject_request_headers", List(new Shape.Table("NetworkMitmInjectedHeaderToml", static () =>
            [
                new("placeholder", Text, "Text that stands for the secret."),
                new("name", Text, "Header."),
                new("secret_env_var", Text, "Variable that holds the secret."),
                new("secret_file", Text, "File that holds the secret."),
                new("prefix", Text, "Text before the secret."),
            ], Closed: true)), "Headers to set."),
            new("body_secret_substitution", new Shape.Table("BodySecretSubstitutionConfig", static () =>
            [
                new("replacements", Opaque, "What is replaced by which secret."),
                new("port", U16, "Port of the helper."),
                new("max_body_bytes", Usize, "Largest body, in bytes."),
            ], Closed: true), "Secrets put into bodies."),
            new("aws_sigv4", new Shape.Table("AwsSigV4Config", static () =>
            [
                new("placeholder_access_key_id", Text, "Access key that stands for the real one."),
                new("region", Text, "AWS region."),
                new("service", Text, "AWS service."),
                new("access_key_id", Opaque, "Where the access key is."),
                new("secret_access_key", Opaque, "Where the secret key is."),
                new("session_token", Opaque, "Where the session token is."),
                new("port", U16, "Port of the helper."),
                new("max_body_bytes", Usize, "Largest body, in bytes."),
            ], Closed: true), "AWS signatures."),
        ], Closed: true)), "What is done to them, by name."),
    ], Closed: true, Sparse: true);
}
