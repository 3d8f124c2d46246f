using Daemon.Testing.Time;

namespace Daemon.NetworkProxy.Tests.Proxy;

/// <summary>How long tunnels are held.</summary>
public sealed class TunnelLimitTests : IAsyncLifetime
{
    private static readonly TimeSpan Almost = TimeSpan.FromSeconds(59);

    private readonly ManualTimeProvider _clock = new();
    private readonly Origin _origin = Origin.Echo();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _origin.DisposeAsync();

    [Fact]
    public async Task A_tunnel_through_which_nothing_passes_ends()
    {
        await using var proxy = Start(idle: TimeSpan.FromMinutes(1));
        var (stream, _) = await proxy.TunnelAsync(_origin.Authority);
        await using (stream)
        {
            await EchoAsync(stream);
            _clock.Advance(TimeSpan.FromSeconds(61));
            Assert.True(await IsOverAsync(stream));
        }
    }

    [Fact]
    public async Task Bytes_keep_a_tunnel()
    {
        await using var proxy = Start(idle: TimeSpan.FromMinutes(1));
        var (stream, _) = await proxy.TunnelAsync(_origin.Authority);
        await using (stream)
        {
            for (var i = 0; i < 10; i++)
            {
                await EchoAsync(stream);
                _clock.Advance(Almost);
            }

            await EchoAsync(stream);
        }
    }

    [Fact]
    public async Task A_tunnel_that_is_too_old_ends_however_busy_it_is()
    {
        await using var proxy = Start(total: TimeSpan.FromMinutes(1));
        var (stream, _) = await proxy.TunnelAsync(_origin.Authority);
        await using (stream)
        {
            _clock.Advance(Almost);
            await EchoAsync(stream);
            _clock.Advance(TimeSpan.FromSeconds(2));
            Assert.True(await IsOverAsync(stream));
        }
    }

    [Fact]
    public async Task By_default_a_quiet_tunnel_is_held_for_a_day()
    {
        await using var proxy = Start();
        var (stream, _) = await proxy.TunnelAsync(_origin.Authority);
        await using (stream)
        {
            _clock.Advance(TimeSpan.FromHours(23));
            await EchoAsync(stream);
        }
    }

    private ProxyUnderTest Start(TimeSpan? idle = null, TimeSpan? total = null) =>
        ProxyUnderTest.Start(change: rules => rules with { TunnelIdle = idle, TunnelTotal = total }, options: options => options with { Clock = _clock });

    private static async Task EchoAsync(Stream stream)
    {
        await Origin.WriteAsync(stream, "x");
        Assert.Equal("x"u8.ToArray(), await ProxyUnderTest.ReadAsync(stream, 1));
    }

    private static async Task<bool> IsOverAsync(Stream stream)
    {
        try
        {
            return await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(ProxyUnderTest.Patience) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
