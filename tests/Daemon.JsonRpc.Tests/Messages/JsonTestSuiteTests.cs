using System.Text;
using Daemon.JsonRpc.Messages;

namespace Daemon.JsonRpc.Tests.Messages;

/// <summary>What is JSON and what is not, after the cases of the public JSONTestSuite (n_: refused, y_: accepted).</summary>
public sealed class JsonTestSuiteTests
{
    private const string FolderVariable = "JSON_TEST_SUITE_DIR";

    [Theory]
    [InlineData("y_array_heterogeneous", """[null, 1, "1", {}]""")]
    [InlineData("y_number_0e+1", "[0e+1]")]
    [InlineData("y_number_minus_zero", "[-0]")]
    [InlineData("y_number_real_exponent", "[123e45]")]
    [InlineData("y_object_duplicated_key", """{"a":"b","a":"c"}""")]
    [InlineData("y_object_extreme_numbers", """{ "min": -1.0e+28, "max": 1.0e+28 }""")]
    [InlineData("y_string_escaped_control_character", """["\u0012"]""")]
    [InlineData("y_string_last_surrogates_1_and_2", """["\uDBFF\uDFFF"]""")]
    [InlineData("y_string_utf8", "[\"€𝄞\"]")]
    [InlineData("y_structure_lonely_string", "\"asd\"")]
    [InlineData("y_structure_whitespace_array", " [] ")]
    [InlineData("n_array_1_true_without_comma", "[1 true]")]
    [InlineData("n_array_colon_instead_of_comma", "[\"\": 1]")]
    [InlineData("n_array_extra_comma", "[\"\",]")]
    [InlineData("n_array_unclosed", "[1")]
    [InlineData("n_incomplete_null", "[nul]")]
    [InlineData("n_number_-01", "[-01]")]
    [InlineData("n_number_.2e-3", "[.2e-3]")]
    [InlineData("n_number_0.e1", "[0.e1]")]
    [InlineData("n_number_NaN", "[NaN]")]
    [InlineData("n_number_hex_2_digits", "[0x42]")]
    [InlineData("n_object_double_colon", "{\"x\"::\"b\"}")]
    [InlineData("n_object_single_quote", "{'a':0}")]
    [InlineData("n_object_trailing_comment", "{\"a\":\"b\"}/**/")]
    [InlineData("n_object_unquoted_key", "{a: \"b\"}")]
    [InlineData("n_string_1_surrogate_then_escape_u", "[\"\\uD800\\u\"]")]
    [InlineData("n_string_unescaped_tab", "[\"\t\"]")]
    [InlineData("n_structure_BOM", "\ufeff{}")]
    [InlineData("n_structure_array_with_extra_array_close", "[1]]")]
    [InlineData("n_structure_no_data", "")]
    [InlineData("n_structure_object_with_comment", "{\"a\":/*comment*/\"b\"}")]
    [InlineData("n_structure_whitespace_U+2060_word_joiner", "[\u2060]")]
    public void Tells_json_from_the_rest(string name, string text) => Check(name, Encoding.UTF8.GetBytes(text));

    [SkippableFact]
    public void Agrees_with_the_whole_suite()
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        Skip.If(folder is null, $"{FolderVariable} names no copy of https://github.com/nst/JSONTestSuite");
        string[] files = Directory.GetFiles(Path.Combine(folder!, "test_parsing"), "*.json");
        Assert.NotEmpty(files);
        Assert.All(files, file => Check(Path.GetFileName(file), File.ReadAllBytes(file)));
    }

    // None of the texts is a message; the reason says whether it was JSON. Those named i_ may go either way, but must not throw.
    private static void Check(string name, byte[] text)
    {
        Assert.False(EnvelopeParser.TryParse(text, out _, out DropReason reason));
        DropReason? expected = name[0] switch
        {
            'y' => DropReason.NotAMessage,
            'n' => DropReason.NotJson,
            _ => null,
        };
        Assert.True(expected is null || expected == reason, $"{name}: {reason}");
    }
}
