using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Daemon.JsonRpc.WebSockets.Auth;

namespace Daemon.JsonRpc.Tests.WebSockets;

public sealed class SignedBearerVerifierTests
{
    private const long Now = 1_800_000_000;
    private const string Hs256 = """{"alg":"HS256","typ":"JWT"}""";
    private const string Invalid = "invalid websocket jwt";
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes(new string('s', 32));

    [Theory]
    [InlineData("""{"exp":1800000100,"iss":"me","aud":"you"}""", null)]
    [InlineData("""{"exp":1800000100,"iss":"me","aud":["a","you"],"nbf":1799999999}""", null)]
    [InlineData("""{"exp":1799999970,"iss":"me","aud":"you"}""", null)]
    [InlineData("""{"exp":1799999969,"iss":"me","aud":"you"}""", "expired websocket jwt")]
    [InlineData("""{"exp":-9223372036854775808,"iss":"me","aud":"you"}""", "expired websocket jwt")]
    [InlineData("""{"exp":9223372036854775807,"iss":"me","aud":"you"}""", null)]
    [InlineData("""{"exp":1800000100,"nbf":1800000030,"iss":"me","aud":"you"}""", null)]
    [InlineData("""{"exp":1800000100,"nbf":1800000031,"iss":"me","aud":"you"}""", "websocket jwt is not valid yet")]
    [InlineData("""{"exp":1800000100,"aud":"you"}""", "websocket jwt issuer mismatch")]
    [InlineData("""{"exp":1800000100,"iss":["me"],"aud":"you"}""", "websocket jwt issuer mismatch")]
    [InlineData("""{"exp":1800000100,"iss":"me"}""", "websocket jwt audience mismatch")]
    [InlineData("""{"exp":1800000100,"iss":"me","aud":["You",1]}""", "websocket jwt audience mismatch")]
    [InlineData("""{"iss":"me","aud":"you"}""", Invalid)]
    [InlineData("""{"exp":"1800000100","iss":"me","aud":"you"}""", Invalid)]
    [InlineData("""{"exp":1800000100,"nbf":"x","iss":"me","aud":"you"}""", Invalid)]
    [InlineData("""{"exp":1800000100,"iss":"\ud800","aud":"you"}""", Invalid)]
    [InlineData("[]", Invalid)]
    [InlineData("not json", Invalid)]
    public void Checks_the_claims(string claims, string? refusal) => Assert.Equal(refusal, Verify(Token(Hs256, claims, Secret)));

    [Theory]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"HS512"}""")]
    [InlineData("""{"alg":"hs256"}""")]
    [InlineData("""{"typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","crit":["x"]}""")]
    [InlineData("""["HS256"]""")]
    public void Takes_no_other_algorithm(string header) =>
        Assert.Equal(Invalid, Verify(Token(header, """{"exp":1800000100,"iss":"me","aud":"you"}""", Secret)));

    [Fact]
    public void Refuses_what_is_not_signed_with_the_secret()
    {
        string good = Token(Hs256, """{"exp":1800000100,"iss":"me","aud":"you"}""", Secret);
        string[] parts = good.Split('.');
        Assert.Null(Verify(good));
        Assert.Equal(Invalid, Verify(Token(Hs256, """{"exp":1800000100}""", Encoding.ASCII.GetBytes(new string('t', 32)))));
        Assert.Equal(Invalid, Verify($"{parts[0]}.{parts[1]}."));
        Assert.Equal(Invalid, Verify($"{parts[0]}.{parts[1]}"));
        Assert.Equal(Invalid, Verify(good + ".x"));
        Assert.Equal(Invalid, Verify(good + "="));
        Assert.Equal(Invalid, Verify($"{parts[0]}.{parts[1][..^1]}.{parts[2]}"));
        Assert.Equal(Invalid, Verify("é.é.é"));
    }

    private static string? Verify(string token) => new SignedBearerVerifier(Secret, "me", "you", 30, new FixedClock()).Refusal(token);

    private static string Token(string header, string claims, byte[] secret)
    {
        string signed = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Now);
    }
}
