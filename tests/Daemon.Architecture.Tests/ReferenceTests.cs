using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Daemon.Architecture.Tests;

/// <summary>The reference arrows between projects are design decisions: an arrow that is not listed here fails the build's tests.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Daemon.Toml"] = [],
        ["Daemon.JsonRpc"] = [],
        ["Daemon.Interop"] = [],
        ["Daemon.Telemetry"] = [],
        ["Daemon.Protocol.Generator"] = [],
        ["Daemon.Protocol"] = ["Daemon.JsonRpc", "Daemon.Protocol.Generator"],
        ["Daemon.Config"] = ["Daemon.Interop", "Daemon.Toml", "Daemon.Protocol"],
        ["Daemon.Execution"] = ["Daemon.Interop", "Daemon.Protocol"],
        ["Daemon.NetworkProxy"] = ["Daemon.Interop", "Daemon.Protocol"],
        ["Daemon.ModelClient"] = ["Daemon.Protocol"],
        ["Daemon.Mcp"] = ["Daemon.JsonRpc", "Daemon.Protocol"],
        ["Daemon.Acp"] = ["Daemon.JsonRpc", "Daemon.Protocol"],
        ["Daemon.Core"] = ["Daemon.Config", "Daemon.Execution", "Daemon.NetworkProxy", "Daemon.ModelClient", "Daemon.Mcp", "Daemon.Protocol", "Daemon.Telemetry"],
        ["Daemon.AppServer"] = ["Daemon.Core", "Daemon.Config", "Daemon.Mcp", "Daemon.Protocol", "Daemon.JsonRpc", "Daemon.Telemetry"],
    };

    public static TheoryData<string> Projects()
    {
        var data = new TheoryData<string>();
        foreach (var folder in Directory.GetDirectories(Path.Join(Root(), "src")))
        {
            data.Add(Path.GetFileName(folder));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_only_what_its_room_may_know(string project)
    {
        var references = References(project);
        if (project == "Daemon.Cli")
        {
            Assert.NotEmpty(references);
            return;
        }

        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} is not in the list of projects: docs/ARCHITECTURE.md");
        Assert.Empty(references.Except(allowed));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Join(Root(), "Daemon.sln"));
        var projects = Directory.GetFiles(Root(), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .Where(name => !solution.Contains($"{name}", StringComparison.Ordinal));
        Assert.Empty(projects);
    }

    private static IReadOnlyList<string> References(string project)
    {
        var file = XDocument.Load(Path.Join(Root(), "src", project, $"{project}.csproj"));
        return [.. file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))];
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath("../..", Path.GetDirectoryName(here)!);
}
