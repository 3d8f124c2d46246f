using System.Text;
using Daemon.Protocol.Responses;
using Daemon.Testing.Model;

namespace Daemon.ModelClient.Tests.Http;

/// <summary>A client against a scripted server, and short ways to ask it.</summary>
internal sealed class ClientFixture : IAsyncDisposable
{
    private readonly ModelClientFactory _factory;

    public ClientFixture(FakeResponsesServer server, Func<ModelProviderOptions, ModelProviderOptions>? configure = null, TimeProvider? time = null,
        string? codexHome = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        Server = server;
        _factory = new ModelClientFactory(codexHome, name => environment?.GetValueOrDefault(name), time);
        var options = new ModelProviderOptions { Id = "mock", Name = "Mock", BaseUrl = server.BaseUrl, RequestMaxRetries = 0 };
        Client = _factory.Create(configure is null ? options : configure(options));
    }

    public FakeResponsesServer Server { get; }

    public IModelClient Client { get; }

    public static ClientFixture Start(params ModelTurn[] script) => new(FakeResponsesServer.Start(script));

    public static ModelRequest Request(params string[] items) => new()
    {
        Model = "mock-model",
        Input = [.. items.Select(json => ResponseItem.Parse(Encoding.UTF8.GetBytes(json)))],
        Tools = "[]"u8.ToArray(),
        ReasoningSummary = "auto",
        Identity = new RequestIdentity
        {
            ThreadId = "thread-1",
            SessionId = "session-1",
            TurnId = "turn-1",
            Originator = "tests",
            UserAgent = "tests/0.169.0 (Linux)",
            InstallationId = "installation-1",
            SandboxMode = "workspace-write",
            TurnStartedAtMs = 1_795_260_868_478,
        },
    };

    public async Task<List<ModelEvent>> CollectAsync(ModelRequest? request = null, CancellationToken cancellationToken = default)
    {
        var events = new List<ModelEvent>();
        await foreach (ModelEvent next in Client.StreamAsync(request ?? Request(), cancellationToken))
        {
            events.Add(next);
        }

        return events;
    }

    public async Task<ModelException> FailAsync(ModelRequest? request = null) =>
        await Assert.ThrowsAsync<ModelException>(() => CollectAsync(request));

    public async ValueTask DisposeAsync()
    {
        _factory.Dispose();
        await Server.DisposeAsync();
    }
}
