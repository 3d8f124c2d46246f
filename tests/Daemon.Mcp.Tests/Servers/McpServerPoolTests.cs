using Daemon.Mcp.Connections;
using Daemon.Mcp.Servers;
using Daemon.Testing.Servers;
using Daemon.Testing.Time;

namespace Daemon.Mcp.Tests.Servers;

/// <summary>Who shares a server, and how long it lives.</summary>
public sealed class McpServerPoolTests
{
    [Fact]
    public async Task Equal_specs_share_one_server_until_the_last_use_ends()
    {
        await using var pool = new PoolFixture();
        var first = pool.Acquire("a");
        var second = pool.Acquire("a");
        Assert.Same(await first.Server, await second.Server);
        var connection = Assert.Single(pool.Fake.Connections);
        first.Dispose();
        first.Dispose();
        Assert.False((await second.Server).IsClosed);
        second.Dispose();
        await connection.Ended.WaitAsync(PoolFixture.Patience);
    }

    [Fact]
    public async Task Other_specs_get_servers_of_their_own()
    {
        await using var pool = new PoolFixture();
        using var a = pool.Acquire("a");
        using var b = pool.Acquire("b");
        Assert.NotSame(await a.Server, await b.Server);
    }

    [Theory]
    [InlineData(new[] { "a", "b" }, new[] { "ab" })]
    [InlineData(new[] { "a", "" }, new[] { "a" })]
    [InlineData(new[] { "1:a" }, new[] { "a" })]
    public void Keys_keep_parts_apart(string[] left, string[] right)
    {
        var variables = new Dictionary<string, string>();
        Assert.NotEqual(new McpServerSpec.Stdio("c", left, variables, "/").Key, new McpServerSpec.Stdio("c", right, variables, "/").Key);
    }

    [Fact]
    public async Task A_failed_start_is_not_given_to_the_next_user()
    {
        var attempts = 0;
        await using var pool = new PoolFixture(new FakeToolServer
        {
            Starting = _ => ++attempts == 1 ? throw new McpException(McpFailure.Startup, "not yet") : Task.CompletedTask,
        });
        using var first = pool.Acquire();
        Assert.Equal("not yet", (await Assert.ThrowsAsync<McpException>(() => first.Server)).Message);
        using var second = pool.Acquire();
        Assert.False((await second.Server).IsClosed);
    }

    [Fact]
    public async Task A_server_that_has_ended_is_replaced_for_the_next_user()
    {
        await using var pool = new PoolFixture();
        using var first = pool.Acquire();
        var dead = await first.Server;
        await pool.Fake.Connections.Single().CrashAsync();
        while (!dead.IsClosed)
        {
            await Task.Yield();
        }

        using var second = pool.Acquire();
        Assert.NotSame(dead, await second.Server);

        // The old use still belongs to the dead one: giving it up leaves the new one alone.
        first.Dispose();
        Assert.False((await second.Server).IsClosed);
    }

    [Fact]
    public async Task A_start_ends_at_its_limit()
    {
        var clock = new ManualTimeProvider();
        var never = new TaskCompletionSource<string?>();
        await using var pool = new PoolFixture(new FakeToolServer { Answer = (_, _, _) => never.Task }, clock);
        using var lease = pool.Pool.Acquire(PoolFixture.Spec(), TimeSpan.FromSeconds(3), new DeclinedElicitations());
        await clock.WaitForTimersAsync().WaitAsync(PoolFixture.Patience);
        while (pool.Fake.Received.Count == 0)
        {
            await Task.Yield();
        }

        clock.Advance(TimeSpan.FromSeconds(4));
        var error = await Assert.ThrowsAsync<McpException>(() => lease.Server.WaitAsync(PoolFixture.Patience));
        Assert.Equal((McpFailure.TimedOut, "timed out handshaking with MCP server after 3s"), (error.Failure, error.Message));
        Assert.Empty(pool.Fake.ParamsOf("notifications/cancelled"));
        await pool.Fake.Connections.Single().Ended.WaitAsync(PoolFixture.Patience);
        never.SetResult(null);
    }

    [Fact]
    public async Task The_end_of_the_pool_ends_every_server()
    {
        var pool = new PoolFixture();
        await pool.Acquire("a").Server;
        await pool.Acquire("b").Server;
        await pool.DisposeAsync();
        await Task.WhenAll(pool.Fake.Connections.Select(connection => connection.Ended)).WaitAsync(PoolFixture.Patience);
    }
}
