using Daemon.Config.Tests.Testing;

namespace Daemon.Config.Tests.Loading;

public sealed class OtelReaderTests : IDisposable
{
    private readonly ConfigFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_collector_is_read_with_all_that_it_needs()
    {
        var config = _fixture.WithUser(
            """
            [otel]
            environment = "staging"
            [otel.exporter.otlp-http]
            endpoint = "https://collector.test/v1/logs"
            protocol = "json"
            headers = { "x-api-key" = "secret" }
            tls = { ca-certificate = "/etc/ca.pem", client-certificate = "/etc/me.pem", client-private-key = "/etc/me.key" }
            """).Load().Effective!;
        var logs = config.Otel.Logs!;
        Assert.Equal("staging", config.Otel.Environment);
        Assert.Equal(new Uri("https://collector.test/v1/logs"), logs.Endpoint);
        Assert.True(logs.IsJson);
        Assert.Equal("secret", logs.Headers["x-api-key"]);
        Assert.Equal(("/etc/ca.pem", "/etc/me.pem", "/etc/me.key"), (logs.CaCertificate, logs.ClientCertificate, logs.ClientPrivateKey));
        Assert.DoesNotContain("secret", logs.ToString(), StringComparison.Ordinal);
        Assert.Empty(config.ThreadWarnings);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("exporter = 'none'", null)]
    [InlineData("exporter = 'statsig'", null)]
    [InlineData("exporter = { otlp-grpc = { endpoint = 'https://collector.test:4317' } }", "`otlp-grpc` is not supported")]
    [InlineData("exporter = { otlp-http = { endpoint = 'collector.test', protocol = 'json' } }", "no http or https URL")]
    [InlineData("exporter = { otlp-http = { endpoint = 'file:///etc/passwd', protocol = 'binary' } }", "no http or https URL")]
    public void What_cannot_be_sent_to_is_told_to_every_thread(string otel, string? warning)
    {
        var config = _fixture.WithUser($"[otel]\n{otel}\n").Load().Effective!;
        Assert.Null(config.Otel.Logs);
        Assert.Equal("dev", config.Otel.Environment);
        if (warning is null)
        {
            Assert.Empty(config.ThreadWarnings);
        }
        else
        {
            Assert.Contains(warning, Assert.Single(config.ThreadWarnings), StringComparison.Ordinal);
        }
    }
}
