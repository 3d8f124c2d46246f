using Daemon.JsonRpc.WebSockets;
using Daemon.JsonRpc.WebSockets.Auth;

namespace Daemon.JsonRpc.Tests.WebSockets;

public sealed class BearerVerifierFactoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jsonrpc-auth-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<WebSocketAuthOptions, string> BadOptions => new()
    {
        { new() { TokenFile = "x" }, "websocket auth flags require `--ws-auth capability-token` or `--ws-auth signed-bearer-token`" },
        {
            new() { Mode = WebSocketAuthMode.CapabilityToken },
            "`--ws-token-file` or `--ws-token-sha256` is required when `--ws-auth capability-token` is set"
        },
        {
            new() { Mode = WebSocketAuthMode.CapabilityToken, TokenFile = "x", TokenSha256 = "y" },
            "`--ws-token-file` and `--ws-token-sha256` are mutually exclusive"
        },
        {
            new() { Mode = WebSocketAuthMode.CapabilityToken, TokenSha256 = "zz" },
            "--ws-token-sha256 must be a 64-character hex SHA-256 digest"
        },
        {
            new() { Mode = WebSocketAuthMode.CapabilityToken, TokenFile = "x", Issuer = "i" },
            "`--ws-shared-secret-file`, `--ws-issuer`, `--ws-audience`, and `--ws-max-clock-skew-seconds` require `--ws-auth signed-bearer-token`"
        },
        {
            new() { Mode = WebSocketAuthMode.SignedBearerToken, TokenFile = "x" },
            "`--ws-token-file` and `--ws-token-sha256` require `--ws-auth capability-token`, not `signed-bearer-token`"
        },
        {
            new() { Mode = WebSocketAuthMode.SignedBearerToken },
            "`--ws-shared-secret-file` is required when `--ws-auth signed-bearer-token` is set"
        },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Says_what_is_wrong_with_the_flags(WebSocketAuthOptions options, string expected) =>
        Assert.Equal(expected, Assert.Throws<ListenerException>(() => Create(options)).Message);

    [Fact]
    public void No_flags_mean_no_authentication() => Assert.Null(Create(new WebSocketAuthOptions()));

    [Fact]
    public void Trims_the_token_of_a_file_and_reads_a_digest()
    {
        File.WriteAllText(Path.Combine(_folder, "token"), "  sekret\n");
        string digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("sekret"u8));
        foreach (WebSocketAuthOptions options in new WebSocketAuthOptions[] { new() { TokenFile = "token" }, new() { TokenSha256 = digest } })
        {
            IBearerVerifier verifier = Create(options with { Mode = WebSocketAuthMode.CapabilityToken })!;
            Assert.Null(verifier.Refusal("sekret"));
            Assert.NotNull(verifier.Refusal("sekret "));
        }
    }

    [Fact]
    public void Refuses_secrets_that_are_missing_empty_or_short()
    {
        File.WriteAllText(Path.Combine(_folder, "empty"), " \n");
        File.WriteAllText(Path.Combine(_folder, "short"), new string('s', 31) + "\n");
        var token = new WebSocketAuthOptions { Mode = WebSocketAuthMode.CapabilityToken };
        var signed = new WebSocketAuthOptions { Mode = WebSocketAuthMode.SignedBearerToken };

        Assert.StartsWith(
            $"failed to read websocket auth secret {_folder}/none: ",
            Assert.Throws<ListenerException>(() => Create(token with { TokenFile = "none" })).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            $"websocket auth secret {_folder}/empty must not be empty",
            Assert.Throws<ListenerException>(() => Create(token with { TokenFile = "empty" })).Message);
        Assert.Equal(
            $"signed websocket bearer secret {_folder}/short must be at least 32 bytes",
            Assert.Throws<ListenerException>(() => Create(signed with { SharedSecretFile = "short" })).Message);
    }

    private IBearerVerifier? Create(WebSocketAuthOptions options) => BearerVerifierFactory.Create(options, _folder, TimeProvider.System);
}
