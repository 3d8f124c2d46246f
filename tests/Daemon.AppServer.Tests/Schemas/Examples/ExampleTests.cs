using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Daemon.AppServer.Tests.Schemas.BadInput;
using Daemon.Protocol.Schemas;

namespace Daemon.AppServer.Tests.Schemas.Examples;

/// <summary>
/// Plays the example of each method in <c>protocol/examples</c>. With <c>UPDATE_GOLDEN=1</c> the answers are written anew, and a method
/// without an example gets one, with parameters that satisfy its schema: put better ones in the file and run again.
/// </summary>
public sealed class ExampleTests
{
    private const string Folder = "protocol/examples";

    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ProtocolDescription Protocol = ProtocolDescription.Load(experimental: true);

    public static TheoryData<string> Methods => [.. Requests.Select(method => method.Name)];

    private static IEnumerable<MethodSchema> Requests => Protocol.Methods.Where(method => method.Side is MethodSide.ClientRequest);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task The_example_is_what_happens(string name)
    {
        var method = Requests.Single(item => item.Name == name);
        await using var stage = await ExampleStage.SetAsync(withHandshake: name != "initialize");
        var example = Read(method);
        foreach (var step in example["before"]?.AsArray() ?? [])
        {
            await stage.PrepareAsync(step!.AsObject());
        }

        var answer = await stage.Client.AskAsync(name, example["params"] is { } parameters ? stage.Fill(parameters.ToJsonString()) : null);
        if (answer.TryGetProperty("result", out var result))
        {
            Assert.Empty(new SchemaCheck(Protocol).Problems(method.Result!.Schema, result));
        }

        var played = new JsonObject { ["method"] = name };
        if (example["before"] is { } before)
        {
            played["before"] = before.DeepClone();
        }

        if (example["params"] is { } sent)
        {
            played["params"] = sent.DeepClone();
        }

        var outcome = result.ValueKind is JsonValueKind.Undefined ? "error" : "result";
        played[outcome] = stage.Mask(JsonNode.Parse(answer.GetProperty(outcome).GetRawText()));
        Check(FileOf(name), played);
    }

    [Fact]
    public void Every_example_is_of_a_method()
    {
        var known = Requests.Select(method => Path.GetFileName(FileOf(method.Name))).ToHashSet();
        Assert.Empty(Directory.EnumerateFiles(RepositoryRoot.At(Folder)).Select(file => Path.GetFileName(file)!).Where(file => !known.Contains(file)));
    }

    internal static string FileOf(string method) => RepositoryRoot.At($"{Folder}/{method.Replace('/', '.')}.json");

    private static JsonNode Read(MethodSchema method)
    {
        var file = FileOf(method.Name);
        if (File.Exists(file))
        {
            return JsonNode.Parse(File.ReadAllText(file))!;
        }

        Assert.True(RepositoryRoot.Updates, $"{method.Name} has no example: run this test with UPDATE_GOLDEN=1, then put good parameters into {file}");
        return new JsonObject
        {
            ["params"] = method.Parameters is { } parameters
                ? new SchemaSample(Protocol, "${THREAD}", "${CWD}").Of(parameters.Schema, whole: false)
                : null,
        };
    }

    private static void Check(string file, JsonObject played)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Layout))
        {
            played.WriteTo(writer);
        }

        text.WriteByte((byte)'\n');
        if (RepositoryRoot.Updates)
        {
            File.WriteAllBytes(file, text.ToArray());
        }

        Assert.Equal(File.ReadAllText(file), System.Text.Encoding.UTF8.GetString(text.ToArray()));
    }
}
