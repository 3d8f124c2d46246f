using Daemon.Cli.Commands;

namespace Daemon.Cli.Tests.Commands;

public sealed class GenerateCommandTests : IDisposable
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "scratch", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task Schemas_are_written_into_a_folder_that_need_not_be_there()
    {
        Assert.Equal(0, await CommandLineProgram.RunAsync(["app-server", "generate-json-schema", "--out", _folder]));
        Assert.True(File.Exists(Path.Combine(_folder, "v1", "InitializeParams.json")));
        Assert.True(File.Exists(Path.Combine(_folder, "v2", "ThreadStartParams.json")));
        Assert.False(File.Exists(Path.Combine(_folder, "v2", "ThreadQueueAddParams.json")));
        Assert.Equal(0, await CommandLineProgram.RunAsync(["app-server", "generate-json-schema", "--experimental", "--out", _folder]));
        Assert.True(File.Exists(Path.Combine(_folder, "v2", "ThreadQueueAddParams.json")));
    }

    [Fact]
    public async Task Typescript_is_written_with_an_index()
    {
        Assert.Equal(0, await CommandLineProgram.RunAsync(["app-server", "generate-ts", "--out", _folder]));
        Assert.Contains("export * as v2 from \"./v2\";", await File.ReadAllTextAsync(Path.Combine(_folder, "index.ts")), StringComparison.Ordinal);
        Assert.Contains("ThreadStartParams", await File.ReadAllTextAsync(Path.Combine(_folder, "v2", "index.ts")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_status_1()
    {
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        Assert.Equal(1, await CommandLineProgram.RunAsync(["app-server", "generate-ts", "--out", Path.Combine(file, "below")]));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
