using Daemon.Execution.Sandbox.Windows;

namespace Daemon.Execution.Tests.Sandbox.Windows;

public sealed class WorldWritableScanTests
{
    [Fact]
    public void Places_come_from_the_command_and_the_machine_each_once()
    {
        IReadOnlyList<string> places = WorldWritableScan.Places(
            @"C:\ws", new Dictionary<string, string> { ["TEMP"] = @"C:\Temp\", ["TMP"] = @"c:\temp", ["PATH"] = @"relative;;\\server\x;C:\tools;C:\ws" });
        Assert.Equal([@"C:\ws", @"C:\Temp", @"C:\tools", @"C:\", @"C:\Windows", @"C:\ProgramData"], places);
    }

    [Fact]
    public void Folders_are_found_one_level_deep_without_links_and_noisy_ones()
    {
        FakeVolume volume = new FakeVolume().Add(@"C:\ws\open\deep\").Add(@"C:\ws\AppData\").Add(@"C:\ws\link\", link: @"C:\x").Add(@"C:\ws\file");
        WorldWritableFindings found = Scan(volume, _ => true).Run([@"C:\ws"], CancellationToken.None);
        Assert.Equal([@"C:\ws", @"C:\ws\open"], found.Folders);
        Assert.True(found.IsComplete);
    }

    [Fact]
    public void A_list_that_cannot_be_read_makes_the_scan_incomplete() =>
        Assert.False(Scan(new FakeVolume().Add(@"C:\ws\a\"), folder => folder.EndsWith('a') ? null : false).Run([@"C:\ws"], CancellationToken.None).IsComplete);

    [Fact]
    public void Time_and_number_are_bounded()
    {
        var clock = new SteppingTime();
        WorldWritableFindings late = new WorldWritableScan(new FakeVolume().Add(@"C:\ws\a\"), _ => false, clock).Run([@"C:\ws", @"C:\x"], CancellationToken.None);
        Assert.False(late.IsComplete);
        var crowded = new FakeVolume();
        for (int i = 0; i < WorldWritableScan.MaxPerFolder + 10; i++)
        {
            crowded.Add($@"C:\ws\{i:d4}\");
        }

        Assert.Equal(WorldWritableScan.MaxPerFolder + 1, Scan(crowded, _ => true).Run([@"C:\ws"], CancellationToken.None).Folders.Count);
    }

    [Fact]
    public void Three_samples_stand_for_all()
    {
        var found = new WorldWritableFindings(["a", "b", "c", "d", "e"], IsComplete: true);
        Assert.Equal(["a", "b", "c"], found.SamplePaths);
        Assert.Equal(2, found.ExtraCount);
        Assert.Equal(0, new WorldWritableFindings([], IsComplete: true).ExtraCount);
    }

    private static WorldWritableScan Scan(FakeVolume volume, Func<string, bool?> isWorldWritable) => new(volume, isWorldWritable, TimeProvider.System);

    /// <summary>Two seconds pass with every look at the clock.</summary>
    private sealed class SteppingTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now += 2;
    }
}
