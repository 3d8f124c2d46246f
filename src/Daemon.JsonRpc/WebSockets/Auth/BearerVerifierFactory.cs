using System.Security.Cryptography;
using System.Text;

namespace Daemon.JsonRpc.WebSockets.Auth;

/// <summary>Turns the authentication flags into a verifier, or says what is wrong with them.</summary>
internal static class BearerVerifierFactory
{
    private const int MinSecretBytes = 32;
    private const long DefaultSkewSeconds = 30;

    /// <summary>Null when no authentication is asked for.</summary>
    /// <exception cref="ListenerException">The flags do not fit together, or a file cannot be used.</exception>
    public static IBearerVerifier? Create(WebSocketAuthOptions options, string workingDirectory, TimeProvider timeProvider)
    {
        bool hasTokenFlags = options.TokenFile is not null || options.TokenSha256 is not null;
        bool hasSignedFlags = options.SharedSecretFile is not null || options.Issuer is not null || options.Audience is not null
            || options.MaxClockSkewSeconds is not null;
        switch (options.Mode)
        {
            case null when hasTokenFlags || hasSignedFlags:
                throw new ListenerException(
                    "websocket auth flags require `--ws-auth capability-token` or `--ws-auth signed-bearer-token`");
            case null:
                return null;
            case WebSocketAuthMode.CapabilityToken when hasSignedFlags:
                throw new ListenerException(
                    "`--ws-shared-secret-file`, `--ws-issuer`, `--ws-audience`, and `--ws-max-clock-skew-seconds` "
                    + "require `--ws-auth signed-bearer-token`");
            case WebSocketAuthMode.CapabilityToken:
                return new CapabilityTokenVerifier(TokenDigest(options, workingDirectory));
            default:
                return hasTokenFlags
                    ? throw new ListenerException(
                        "`--ws-token-file` and `--ws-token-sha256` require `--ws-auth capability-token`, not `signed-bearer-token`")
                    : Signed(options, workingDirectory, timeProvider);
        }
    }

    private static byte[] TokenDigest(WebSocketAuthOptions options, string workingDirectory)
    {
        switch (options)
        {
            case { TokenFile: not null, TokenSha256: not null }:
                throw new ListenerException("`--ws-token-file` and `--ws-token-sha256` are mutually exclusive");
            case { TokenFile: { } file }:
                // Headers are read byte by byte, so the token is compared as bytes.
                return SHA256.HashData(Encoding.UTF8.GetBytes(ReadSecret(file, workingDirectory, out _)));
            case { TokenSha256: { } digest }:
                return digest.Trim() is { Length: 64 } hex && hex.All(char.IsAsciiHexDigit)
                    ? Convert.FromHexString(hex)
                    : throw new ListenerException("--ws-token-sha256 must be a 64-character hex SHA-256 digest");
            default:
                throw new ListenerException(
                    "`--ws-token-file` or `--ws-token-sha256` is required when `--ws-auth capability-token` is set");
        }
    }

    private static SignedBearerVerifier Signed(WebSocketAuthOptions options, string workingDirectory, TimeProvider timeProvider)
    {
        if (options.SharedSecretFile is not { } file)
        {
            throw new ListenerException("`--ws-shared-secret-file` is required when `--ws-auth signed-bearer-token` is set");
        }
        byte[] secret = Encoding.UTF8.GetBytes(ReadSecret(file, workingDirectory, out string path));
        if (secret.Length < MinSecretBytes)
        {
            throw new ListenerException($"signed websocket bearer secret {path} must be at least {MinSecretBytes} bytes");
        }
        long skew = options.MaxClockSkewSeconds ?? DefaultSkewSeconds;
        return new SignedBearerVerifier(secret, options.Issuer, options.Audience, skew, timeProvider);
    }

    private static string ReadSecret(string file, string workingDirectory, out string path)
    {
        path = Path.Combine(workingDirectory, file);
        string secret;
        try
        {
            secret = File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ListenerException($"failed to read websocket auth secret {path}: {error.Message}", error);
        }
        return secret.Length > 0 ? secret : throw new ListenerException($"websocket auth secret {path} must not be empty");
    }
}
