using Daemon.Mcp.Connections;
using Daemon.Mcp.Servers;
using Daemon.Testing.Servers;

namespace Daemon.Mcp.Tests.Servers;

/// <summary>A pool over one fake server.</summary>
internal sealed class PoolFixture : IAsyncDisposable
{
    /// <summary>Far beyond what anything here takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public PoolFixture(FakeToolServer? server = null, TimeProvider? clock = null)
    {
        Fake = server ?? new FakeToolServer();
        Pool = new McpServerPool(Fake, "1.2.3", clock ?? TimeProvider.System);
    }

    public FakeToolServer Fake { get; }

    public McpServerPool Pool { get; }

    public static McpServerSpec.Stdio Spec(string argument = "") => new("server", [argument], new Dictionary<string, string>(), "/");

    public McpServerLease Acquire(string argument = "", IElicitationHandler? idle = null) =>
        Pool.Acquire(Spec(argument), Patience, idle ?? new DeclinedElicitations());

    /// <summary>A started server, given up with the fixture.</summary>
    public Task<McpServer> StartAsync(IElicitationHandler? idle = null) => Acquire("", idle).Server.WaitAsync(Patience);

    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}
