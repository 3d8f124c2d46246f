using Daemon.Acp.Updates;
using Daemon.Testing.Time;

namespace Daemon.Acp.Tests.Updates;

public sealed class OutputTailTests
{
    [Fact]
    public void Output_is_shown_now_and_then_and_only_its_end()
    {
        var time = new ManualTimeProvider();
        var tail = new OutputTail(time);

        Assert.Equal("a", tail.Add("a"));
        Assert.Null(tail.Add("b"));
        time.Advance(TimeSpan.FromSeconds(1));
        var shown = tail.Add(new string('x', 20_000));

        Assert.NotNull(shown);
        Assert.Equal(16 * 1024, shown.Length);
        Assert.DoesNotContain('a', shown);
    }
}
