using Daemon.Execution.Sandbox.Windows;

namespace Daemon.Execution.Tests.Sandbox.Windows;

public sealed class CapabilityIdentitiesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("caps-").FullName;

    [Fact]
    public void An_identity_stays_with_its_place()
    {
        string first = Open().Of("C:\\WS");
        Assert.Equal(first, Open().Of("C:\\WS"));
        Assert.NotEqual(first, Open().Of("C:\\OTHER"));
        Assert.NotEqual(first, Open().ReadOnly);
        Assert.Equal(Open().ReadOnly, Open().ReadOnly);
        Assert.Equal(3, Open().All().Distinct().Count());
        Assert.Matches("^S-1-5-21-[0-9]+-[0-9]+-[0-9]+-1001$", first);
    }

    [Fact]
    public void Several_processes_agree()
    {
        string[] sids = new string[16];
        Parallel.For(0, sids.Length, i => sids[i] = Open().Of("C:\\SHARED"));
        Assert.Single(sids.Distinct());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"readonly":"S-1-1-0"}""")]
    [InlineData("""{"places":{"C:\\WS":7}}""")]
    [InlineData("""{"places":{"C:\\WS":"Everyone"}}""")]
    public void A_damaged_file_is_an_error_and_stays_as_it_is(string content)
    {
        File.WriteAllText(Path.Join(_folder, "cap_sid"), content);
        Assert.Throws<IOException>(() => Open().Of("C:\\WS"));
        Assert.Equal(content, File.ReadAllText(Path.Join(_folder, "cap_sid")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CapabilityIdentities Open() => new(Path.Join(_folder, "cap_sid"));
}
