using System.Globalization;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Threads;

/// <summary>Measures the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;

/// <summary>What a loaded thread costs that does nothing, with a turn behind it.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class IdleThreadMemoryTests : ThreadTestBase
{
    private const int Threads = 100;
    private const int Budget = 64 * 1024;

    [Fact]
    public async Task An_idle_thread_holds_no_more_than_64_KiB()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say("hello there"));
        var client = await OpenAsync();
        await LoadAsync(client, 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await LoadAsync(client, Threads);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Threads;
        Assert.True(each <= Budget, string.Create(CultureInfo.InvariantCulture, $"an idle thread holds {each} bytes"));
    }

    private static async Task LoadAsync(TestClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await RunTurnAsync(client, await StartThreadAsync(client), "hello");
        }

        client.Forget();
    }
}
